import { expect } from '@open-wc/testing';
import { ines, marcus, NOW } from '../test/fixtures.ts';
import { featuresOf } from '../variants.ts';
import { after, answerOf, shown, threeSlots } from '../test/states.ts';
import { initialState, noWish } from './booking-state.ts';
import { prefetchQuestion } from './prefetch-question.ts';
import { wantedQuestion } from './question.ts';
import { isFullyBooked, monthStatus, nextFree } from './select.ts';

describe('what the widget asks for', () => {
  it('is a first view, with what the page fixes', () => {
    const wish = { ...noWish, coachId: ines.id, durationMinutes: 90 };
    const state = after(initialState(NOW, 'UTC'), { type: 'wished', wish, timeZone: null });
    expect(wantedQuestion(state)).to.deep.equal({
      kind: 'visit',
      asked: { coachId: ines.id, durationMinutes: 90 },
    });
  });

  it('is nothing while it is open who is booked', () => {
    const state = after(initialState(NOW, 'UTC'), {
      type: 'coaches-arrived',
      coaches: [ines, marcus],
      availability: null,
      now: NOW,
    });
    expect(wantedQuestion(state)).to.equal(null);
  });

  it('is nothing once the month is known', () => {
    expect(wantedQuestion(shown())).to.equal(null);
  });

  it('is as much as one question may span when no month is known yet', () => {
    const state = after(
      initialState(NOW, 'Europe/Madrid'),
      { type: 'coaches-arrived', coaches: [ines, marcus], availability: null, now: NOW },
      { type: 'choose-coach', coachId: ines.id },
    );
    expect(wantedQuestion(state)?.asked).to.deep.include({ from: '2026-11-30', to: '2027-01-30' });
  });

  it('reaches a day further on either side where the clocks differ', () => {
    const state = after(
      shown(),
      { type: 'choose-zone', timeZone: 'Pacific/Auckland' },
      { type: 'show-month', month: '2027-02' },
    );
    expect(wantedQuestion(state)?.asked).to.deep.include({ from: '2027-01-31', to: '2027-03-01' });
  });

  it('does not begin in the past', () => {
    const state = after(shown(), { type: 'show-month', month: '2026-11' });
    expect(wantedQuestion(state)).to.equal(null);
    expect(wantedQuestion(after(state, { type: 'refresh' }))?.asked).to.deep.include({ from: '2026-11-30' });
  });

  it('is the same again after a refresh, until it is answered', () => {
    const asked = after(shown(), { type: 'refresh' });
    expect(wantedQuestion(asked)?.kind).to.equal('slots');
    const answered = after(asked, {
      type: 'availability-arrived',
      availability: answerOf(threeSlots),
      now: NOW,
      isPrefetch: false,
    });
    expect(wantedQuestion(answered)).to.equal(null);
  });

  it('is the shown month with every status, once the page wants them shown', () => {
    const before = after(
      shown(),
      { type: 'show-month', month: '2027-01' },
      { type: 'edit', field: 'name', value: 'Ada' },
    );
    const wish = { ...before.wish, features: featuresOf('enhanced') };
    const state = after(before, { type: 'wished', wish, timeZone: null });
    expect(state.month).to.equal('2027-01');
    expect(state.form).to.deep.equal(before.form);
    expect(wantedQuestion(state)?.asked).to.deep.include({ include: 'all', from: '2027-01-01' });
  });

  it('leaves the chosen time as it is then', () => {
    const before = after(shown(), { type: 'choose-slot', slot: threeSlots[0] ?? expect.fail() });
    const wish = { ...before.wish, features: featuresOf('realtime') };
    const { step, slot } = after(before, { type: 'wished', wish, timeZone: null });
    expect({ step, slot }).to.deep.equal({ step: 'form', slot: threeSlots[0] });
  });

  it('may be the next month ahead of time, once', () => {
    const question = prefetchQuestion(shown());
    expect(question).to.deep.include({ from: '2027-01-01', to: '2027-01-31' });
    const known = after(shown(), {
      type: 'availability-arrived',
      availability: answerOf([], { from: '2027-01-01', to: '2027-01-31' }),
      now: NOW,
      isPrefetch: true,
    });
    expect(prefetchQuestion(known)).to.equal(null);
  });
});

describe('what the widget knows', () => {
  it('of a month: nothing, a part, or all', () => {
    expect(monthStatus(initialState(NOW, 'UTC'))).to.equal('unknown');
    expect(monthStatus(shown())).to.equal('complete');
    const elsewhere = after(shown(), { type: 'choose-zone', timeZone: 'Pacific/Auckland' });
    expect(monthStatus(elsewhere)).to.equal('partial');
    expect(monthStatus(after(shown(), { type: 'show-month', month: '2027-02' }))).to.equal('unknown');
  });

  it('of where to go from an empty month', () => {
    const empty = after(
      shown(),
      { type: 'show-month', month: '2027-01' },
      {
        type: 'availability-arrived',
        availability: answerOf([], {
          from: '2027-01-01',
          to: '2027-01-31',
          nextAvailable: '2027-02-10T09:00:00Z',
        }),
        now: NOW,
        isPrefetch: false,
      },
    );
    expect(nextFree(empty)).to.equal('2027-02-10T09:00:00Z');
    expect(isFullyBooked(empty)).to.equal(false);
  });

  it('of a coach without any free time', () => {
    expect(isFullyBooked(shown([]))).to.equal(true);
  });
});
