import { expect } from '@open-wc/testing';
import { ines, NOW } from '../test/fixtures.ts';
import { after } from '../test/states.ts';
import { initialState, noWish, type Wish } from './booking-state.ts';
import { failureOf } from './failure.ts';
import { firstOffer } from './offer.ts';
import { troubleOf } from './trouble.ts';

const wishing = (wish: Partial<Wish>) =>
  after(
    initialState(NOW, 'UTC'),
    { type: 'wished', wish: { ...noWish, coachId: ines.id, ...wish }, timeZone: null },
    { type: 'coaches-arrived', coaches: [ines], availability: null, now: NOW },
  );

describe('what stands in the way', () => {
  it('is nothing when the coach offers what the page asks for', () => {
    for (const wish of [
      {},
      { sessionType: 'deep DIVE ' },
      { durationMinutes: 60 },
      { sessionType: ines.sessionTypes[1]?.id },
    ]) {
      expect(troubleOf(wishing(wish))).to.equal(null);
    }
  });

  it('is the session type or length that the coach does not offer', () => {
    expect(troubleOf(wishing({ sessionType: 'Yoga' }))).to.deep.include({
      attribute: 'session-type',
      allowed: ['First talk', 'Coaching session', 'Deep dive'],
    });
    expect(troubleOf(wishing({ sessionType: 'Deep dive', durationMinutes: 45 }))).to.deep.include({
      attribute: 'duration-minutes',
      allowed: ['90'],
    });
  });

  it('is the attribute that the server refuses', () => {
    const refused = (code: 'not_found' | 'validation_failed', name: string) =>
      troubleOf(
        after(wishing({ durationMinutes: 30 }), {
          type: 'load-failed',
          failure: failureOf(code, {
            issues: [{ path: ['query', name], code: 'x', message: 'Sessions of 30, 60 minutes. Choose.' }],
          }),
        }),
      );
    expect(refused('not_found', '')).to.deep.include({ attribute: 'coach-id' });
    expect(refused('validation_failed', 'coachId')).to.deep.include({ attribute: 'coach-id' });
    expect(refused('validation_failed', 'durationMinutes')).to.deep.include({
      attribute: 'duration-minutes',
      allowed: ['30', '60'],
    });
  });

  it('is the failure itself otherwise', () => {
    const state = after(wishing({}), { type: 'load-failed', failure: failureOf('unavailable') });
    expect(troubleOf(state)).to.deep.include({ kind: 'load' });
  });
});

describe('the first offer', () => {
  it('takes any length of a coach without session types', () => {
    const coach = { ...ines, sessionTypes: [] };
    expect(firstOffer(coach, noWish)?.durationMinutes).to.equal(60);
    expect(firstOffer(coach, { ...noWish, durationMinutes: 25 })?.durationMinutes).to.equal(25);
  });

  it('prefers the length that is already answered', () => {
    expect(firstOffer(ines, noWish, 60)?.sessionType?.title).to.equal('Coaching session');
  });
});
