import { expect } from '@open-wc/testing';
import type { SlotStatus } from '@session-booking/sdk/contract';
import { NOW, slotAt } from '../test/fixtures.ts';
import { after, answerOf, shown } from '../test/states.ts';
import { dayStatus, FEW_LEFT } from './day-status.ts';
import { firstFree, firstFreeAfter } from './first-free.ts';

/** Makes slots of a day, an hour apart from 08:00 UTC on, of the statuses given. */
function day(date: string, ...statuses: SlotStatus[]) {
  return statuses.map((status, index) => {
    const hour = String(8 + index).padStart(2, '0');
    return { ...slotAt(`${date}T${hour}:00:00Z`), status };
  });
}

const many = Array.from({ length: FEW_LEFT + 1 }, (): SlotStatus => 'available');
const few = many.slice(1);

describe('how free a day is', () => {
  for (const [what, statuses, expected] of [
    ['more than a few times', many, 'free'],
    ['a few, whatever else is taken', [...few, 'booked', 'held'], 'few'],
    ['a time that is kept for the visitor', ['held_by_you', 'booked'], 'few'],
    ['only taken times', ['booked', 'booked'], 'booked'],
    ['a time that may come free again', ['booked', 'held', 'too_soon'], 'held'],
    ['times that are taken or too soon', ['too_soon', 'booked'], 'booked'],
    ['times that are too soon', ['too_soon', 'blocked'], 'too_soon'],
    ['times the coach has something else in', ['blocked'], 'blocked'],
    ['no times', [], 'closed'],
  ] as const) {
    it(`is "${expected}" with ${what}`, () => {
      const state = shown([...day('2026-12-08', 'available'), ...day('2026-12-09', ...statuses)]);
      expect(dayStatus(state, '2026-12-09')).to.equal(expected);
    });
  }

  it('is over when it is today and nothing is to come', () => {
    const today = after(shown(), { type: 'show-month', month: '2026-11' });
    expect(dayStatus(today, '2026-11-30')).to.equal('over');
  });

  it('is not known of the past, another month, or a month that is not here yet', () => {
    const state = shown();
    expect(dayStatus(after(state, { type: 'show-month', month: '2026-11' }), '2026-11-29')).to.equal(null);
    expect(dayStatus(state, '2027-01-04')).to.equal(null);
    expect(dayStatus(after(state, { type: 'show-month', month: '2027-01' }), '2027-01-04')).to.equal(null);
  });

  it('is counted in the zone that is shown', () => {
    const state = shown([...day('2026-12-08', 'available'), slotAt('2026-12-09T22:30:00Z')]);
    expect(dayStatus(state, '2026-12-09')).to.equal('few');
    const availability = answerOf(state.calendar.slots.slice(), { to: '2027-01-31' });
    const tokyo = after(
      state,
      { type: 'availability-arrived', availability, now: NOW, isPrefetch: false },
      { type: 'choose-zone', timeZone: 'Asia/Tokyo' },
    );
    expect(dayStatus(tokyo, '2026-12-09')).to.equal('closed');
    expect(dayStatus(tokyo, '2026-12-10')).to.equal('few');
  });
});

describe('the first free time', () => {
  it('is the first that can be booked, and not what an answer named before it was taken', () => {
    const taken = day('2026-12-07', 'booked', 'held', 'available');
    expect(firstFree(shown(taken))).to.equal('2026-12-07T10:00:00Z');
  });

  it('is none when nothing is free, and never past', () => {
    expect(firstFree(shown([]))).to.equal(null);
    const later = after(shown(), { type: 'ticked', now: NOW + 7 * 86_400_000 + 60_000 });
    expect(firstFree(later)).to.equal('2026-12-07T08:30:00Z');
  });

  it('after a day is on a later one', () => {
    const state = shown([...day('2026-12-07', 'available'), ...day('2026-12-09', 'booked', 'available')]);
    expect(firstFreeAfter(state, '2026-12-07')).to.equal('2026-12-09T09:00:00Z');
    expect(firstFreeAfter(state, '2026-12-09')).to.equal(null);
  });
});
