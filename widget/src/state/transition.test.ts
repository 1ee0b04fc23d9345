import { expect } from '@open-wc/testing';
import { ines, marcus, NOW, sessionAt, slotAt } from '../test/fixtures.ts';
import { after, answerOf, filledIn, shown, threeSlots } from '../test/states.ts';
import { initialState } from './booking-state.ts';
import { failureOf } from './failure.ts';
import { freeSlots } from './calendar-data.ts';
import { shownDay, shownMonth, shownSlots } from './select.ts';
import { transition } from './transition.ts';

const slot = slotAt('2026-12-07T08:00:00Z');

describe('the state, as answers arrive', () => {
  it('opens on the month and day of the first free time, in the shown zone', () => {
    const late = after(initialState(NOW, 'Pacific/Auckland'), {
      type: 'coaches-arrived',
      coaches: [ines],
      availability: answerOf([slotAt('2026-12-31T12:00:00Z')]),
      now: NOW,
    });
    expect(shownMonth(late)).to.equal('2027-01');
    expect(shownDay(late)).to.equal('2027-01-01');
  });

  it('asks who when there are several coaches and the page names none', () => {
    const state = after(initialState(NOW, 'UTC'), {
      type: 'coaches-arrived',
      coaches: [ines, marcus],
      availability: null,
      now: NOW,
    });
    expect(state.step).to.equal('coach');
  });

  it('ignores times of a coach or length that is no longer asked for', () => {
    const other = after(shown(), { type: 'choose-type', sessionTypeId: ines.sessionTypes[1]?.id ?? '' });
    const late = { type: 'availability-arrived', availability: answerOf(threeSlots), now: NOW } as const;
    expect(after(other, { ...late, isPrefetch: false }).calendar.slots).to.deep.equal([]);
  });

  it('replaces what it knew of the answered dates, and keeps the rest', () => {
    const january = slotAt('2027-01-04T08:00:00Z');
    const both = after(shown(), {
      type: 'availability-arrived',
      availability: answerOf([january], { from: '2027-01-01', to: '2027-01-31' }),
      now: NOW,
      isPrefetch: true,
    });
    const fewer = after(both, {
      type: 'availability-arrived',
      availability: answerOf([slot]),
      now: NOW,
      isPrefetch: false,
    });
    expect(fewer.calendar.slots.map((each) => each.startsAt)).to.deep.equal([
      slot.startsAt,
      january.startsAt,
    ]);
  });

  it('gives up a chosen time that an answer no longer has, and offers the nearest', () => {
    const state = after(filledIn(), {
      type: 'availability-arrived',
      availability: answerOf(threeSlots.slice(1)),
      now: NOW,
      isPrefetch: false,
    });
    expect(state.slot).to.equal(null);
    expect(state.submission).to.deep.include({ status: 'failed' });
    expect(state.submission.status === 'failed' && state.submission.failure.alternatives).to.have.length(2);
  });

  it('keeps the chosen time when an answer is about other dates', () => {
    const state = after(filledIn(), {
      type: 'availability-arrived',
      availability: answerOf([], { from: '2027-01-01', to: '2027-01-31' }),
      now: NOW,
      isPrefetch: true,
    });
    expect(state.slot).to.deep.equal(slot);
  });
});

describe('the state, as the visitor chooses', () => {
  it('puts a time near midnight on another day when the zone changes', () => {
    const state = after(shown(), { type: 'choose-day', day: '2026-12-09' });
    expect(shownSlots(state)).to.have.length(1);
    const tokyo = after(state, { type: 'choose-zone', timeZone: 'Asia/Tokyo' });
    expect(shownDay(tokyo)).to.equal('2026-12-10');
    expect(shownSlots(tokyo)).to.have.length(1);
  });

  it('does not leave the months there can be times in', () => {
    const state = shown();
    expect(after(state, { type: 'show-month', month: '2026-10' })).to.equal(state);
    expect(after(state, { type: 'show-month', month: '2031-01' })).to.equal(state);
  });

  it('keeps times when only the name of the type changes, not its length', () => {
    const twin = { ...ines.sessionTypes[0], id: 'twin', title: 'Same length', durationMinutes: 30 };
    const coaches = [
      {
        ...ines,
        sessionTypes: [...ines.sessionTypes, { ...twin, description: '', price: null, capacity: 1 }],
      },
    ];
    const state = after(shown(), { type: 'coaches-arrived', coaches, availability: null, now: NOW });
    const other = after(state, { type: 'choose-type', sessionTypeId: 'twin' });
    expect(other.calendar).to.equal(state.calendar);
    expect(other.offer?.sessionType?.title).to.equal('Same length');
  });

  it('stays where it is while a booking is on its way', () => {
    const sending = after(filledIn(), { type: 'submitted' });
    for (const message of [
      { type: 'submitted' },
      { type: 'choose-slot', slot },
      { type: 'show-step', step: 'time' },
      { type: 'choose-coach', coachId: marcus.id },
    ] as const) {
      expect(after(sending, message), message.type).to.equal(sending);
    }
  });

  it('begins anew only once a booking that was on its way is done with', () => {
    const sending = after(filledIn(), { type: 'submitted' }, { type: 'reset' });
    expect(sending).to.include({ step: 'form', slot: filledIn().slot, isOverdue: true });
    const failed = after(sending, { type: 'booking-failed', failure: failureOf('unavailable') });
    expect(failed).to.include({ step: 'form', isOverdue: true });
    const anew = after(failed, { type: 'show-step', step: 'time' });
    expect(anew).to.include({ slot: null, coaches: null });
    expect(anew.form).to.deep.equal(failed.form);
    expect(anew.isOverdue).to.equal(undefined);
  });
});

describe('the state, as a booking goes', () => {
  it('cannot be sent without a time', () => {
    const state = after(shown(), { type: 'submitted' });
    expect(state.submission.status).to.equal('idle');
  });

  it('takes the booked time out of the list', () => {
    const state = after(
      filledIn(),
      { type: 'submitted' },
      { type: 'booked', session: sessionAt(slot.startsAt) },
    );
    expect(state.step).to.equal('booked');
    expect(freeSlots(state.calendar).map((each) => each.startsAt)).not.to.include(slot.startsAt);
  });

  it('puts the messages of the server at their fields', () => {
    const issues = [
      { path: ['client', 'name'], code: 'x', message: 'Too long.' },
      { path: ['scheduledAt'], code: 'x', message: 'Odd.' },
    ];
    const state = after(
      filledIn(),
      { type: 'submitted' },
      {
        type: 'booking-failed',
        failure: failureOf('validation_failed', { issues }),
      },
    );
    expect(state.formErrors).to.deep.equal({ name: { kind: 'refused', message: 'Too long.' } });
  });

  it('asks for fresh times when the chosen one is gone, and only then', () => {
    const sent = after(filledIn(), { type: 'submitted' });
    const taken = after(sent, { type: 'booking-failed', failure: failureOf('slot_taken') });
    expect(taken.attempt).to.equal(sent.attempt + 1);
    expect(taken.slot).to.equal(null);
    const lost = after(sent, { type: 'booking-failed', failure: failureOf('network') });
    expect(lost.attempt).to.equal(sent.attempt);
    expect(lost.slot).to.deep.equal(slot);
  });

  it('keeps the chosen time though it is gone, while the booking that got lost may have taken it', () => {
    const sent = after(filledIn(), { type: 'submitted' });
    const answer = {
      type: 'availability-arrived',
      availability: answerOf(threeSlots.slice(1)),
      now: NOW,
      isPrefetch: false,
    } as const;
    const code = (failure: string) => {
      const failed = after(sent, { type: 'booking-failed', failure: failureOf(failure) }, answer);
      return [failed.slot?.startsAt, failed.submission.status === 'failed' && failed.submission.failure.code];
    };
    expect(code('timeout')).to.deep.equal([slot.startsAt, 'timeout']);
    expect(code('request_in_progress')).to.deep.equal([slot.startsAt, 'request_in_progress']);
    expect(code('validation_failed')).to.deep.equal([undefined, 'slot_taken']);
  });

  it('says so when a part speaks before it is there', () => {
    expect(() => transition({}, shown(), { type: 'submitted' })).to.throw('submitted');
  });
});
