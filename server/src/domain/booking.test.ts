import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actors, aSchedule, at, COACH_ID, euro, refusalIn } from '../../test/given.ts';
import type { Actor } from './actor.ts';
import { type BookableCoach, type BookingRequest, decideBooking, offerFor, priceBooking } from './booking.ts';
import { evolve } from './evolve.ts';

const coach: BookableCoach = {
  id: COACH_ID,
  schedule: aSchedule({ minNoticeMinutes: 60 }),
  sessionTypes: [
    { id: 'long', title: 'Deep dive', durationMinutes: 90, price: euro(15_000) },
    { id: 'hour', title: 'Session', durationMinutes: 60, price: euro(10_000) },
    { id: 'cheap', title: 'Student session', durationMinutes: 60, price: null },
  ],
  freeCancellationHours: 48,
  lateFeePercent: 30,
};

const request: BookingRequest = {
  sessionId: 'session-1',
  title: 'Weekly check-in session',
  startsAt: at('2027-03-10T12:00Z'),
  durationMinutes: 60,
  timeZone: 'Europe/Madrid',
};

const now = at('2027-03-01T08:00Z');

function book(changes: Partial<BookingRequest> = {}, actor: Actor = actors.client) {
  return decideBooking({ ...request, ...changes }, coach, { now, actor });
}

describe('decideBooking', () => {
  it('takes the snapshot of price and policy', () => {
    assert.deepEqual(book().data, {
      startsAt: '2027-03-10T12:00:00Z',
      endsAt: '2027-03-10T13:00:00Z',
      timeZone: 'Europe/Madrid',
      sessionTypeId: 'hour',
      price: euro(10_000),
      policy: { freeUntil: '2027-03-08T12:00:00Z', freeCancellationHours: 48, lateFeePercent: 30 },
    });
  });

  it('makes a scheduled session', () => {
    const session = evolve(null, book({ description: 'first', metadata: { source: 'site' } }));
    assert.equal(session.status, 'scheduled');
    assert.equal(session.version, 1);
    assert.deepEqual([session.startsAt, session.endsAt], [at('2027-03-10T12:00Z'), at('2027-03-10T13:00Z')]);
    assert.deepEqual([session.createdAt, session.updatedAt], [now, now]);
    assert.deepEqual([session.description, session.metadata], ['first', { source: 'site' }]);
    assert.equal(session.policy.freeUntil, at('2027-03-08T12:00Z'));
  });

  it('books a client for himself, by his token, with the name he gives or has', () => {
    const ada = { ...actors.client, name: 'Ada', email: 'ada@example.com' };
    const client = { role: 'client', subject: 'client-1' };
    assert.deepEqual(book({}, ada).content.participants, [
      { ...client, name: 'Ada', email: 'ada@example.com' },
    ]);
    const given = { name: 'Bob', email: 'bob@example.com' };
    assert.deepEqual(book({ client: given }, ada).content.participants, [{ ...client, ...given }]);
    assert.deepEqual(book().content.participants, [{ ...client, name: null, email: null }]);
  });

  it('lets coach and admin book for someone without a token, or for nobody yet', () => {
    const given = { name: 'Bob', email: 'bob@example.com' };
    for (const actor of [actors.coach, actors.admin]) {
      assert.deepEqual(book({ client: given }, actor).content.participants, [
        { role: 'client', subject: null, ...given },
      ]);
      assert.deepEqual(book({}, actor).content.participants, []);
    }
    assert.equal(book({}, actors.otherCoach).content.participants[0]?.subject, 'coach-2');
  });

  it('keeps names and addresses out of the audit trail', () => {
    const event = book({ client: { name: 'Bob', email: 'bob@example.com' }, description: 'about Bob' });
    assert.doesNotMatch(JSON.stringify(event.data), /bob/i);
  });

  it('holds clients to the notice, not the coach in his own calendar', () => {
    const soon = { startsAt: at('2027-03-01T09:00Z') };
    const code = (actor: Actor) =>
      refusalIn(() => decideBooking({ ...request, ...soon }, coach, { now: at('2027-03-01T08:01Z'), actor }))
        ?.code;
    assert.equal(code(actors.client), 'too_soon');
    assert.equal(code(actors.otherCoach), 'too_soon');
    assert.equal(code(actors.coach), undefined);
    assert.equal(code(actors.admin), undefined);
  });

  it('refuses a link that is good for one session', () => {
    assert.equal(refusalIn(() => book({}, { ...actors.client, sessionId: 'session-0' }))?.code, 'forbidden');
  });
});

describe('priceBooking', () => {
  const priced = (when: string, changes: Partial<BookingRequest> = {}) =>
    priceBooking({ ...request, ...changes }, coach, at(when));

  it('says what booking would then cost, and what cancelling it would', () => {
    const { data } = book();
    const { sessionTypeId, price, policy, lateFee, late } = priced('2027-03-01T08:00Z');
    assert.deepEqual([sessionTypeId, price], [data.sessionTypeId, data.price]);
    assert.equal(policy.freeUntil, at(data.policy.freeUntil));
    assert.deepEqual([lateFee, late], [euro(3000), false]);
  });

  it('is late from the millisecond after the free time on', () => {
    assert.equal(priced('2027-03-08T12:00:00.000Z').late, false);
    assert.equal(priced('2027-03-08T12:00:00.001Z').late, true);
  });

  it('knows no fee where there is no price', () => {
    const { price, lateFee } = priced('2027-03-10T11:00Z', { sessionTypeId: 'cheap' });
    assert.deepEqual([price, lateFee], [null, null]);
  });

  it('prices a time that cannot be booked too, and refuses what is not on offer', () => {
    assert.equal(priced('2027-04-01T08:00Z').late, true);
    const refusal = refusalIn(() => priced('2027-03-01T08:00Z', { durationMinutes: 45 }));
    assert.equal(refusal?.code, 'validation_failed');
  });
});

describe('offerFor', () => {
  it('takes the type asked for, else the first of that length', () => {
    assert.deepEqual(offerFor(coach.sessionTypes, 60, 'cheap'), { sessionTypeId: 'cheap', price: null });
    assert.deepEqual(offerFor(coach.sessionTypes, 60), { sessionTypeId: 'hour', price: euro(10_000) });
  });

  it('takes any length where the coach has no types', () => {
    assert.deepEqual(offerFor([], 45), { sessionTypeId: null, price: null });
  });

  it('refuses a length that is not on offer, and names those that are', () => {
    const refusal = refusalIn(() => offerFor(coach.sessionTypes, 30));
    assert.equal(refusal?.code, 'validation_failed');
    assert.match(refusal.message, /60, 90 minutes/);
    assert.match(JSON.stringify(refusal.details), /"path":\["durationMinutes"\]/);
  });

  it('refuses a type that is not on offer, or not of that length', () => {
    const path = (duration: number, type: string) =>
      JSON.stringify(refusalIn(() => offerFor(coach.sessionTypes, duration, type))?.details);
    assert.match(path(60, 'gone'), /"path":\["sessionTypeId"\]/);
    assert.match(path(60, 'long'), /"path":\["durationMinutes"\]/);
    assert.match(
      JSON.stringify(refusalIn(() => offerFor([], 60, 'gone'))?.details),
      /"path":\["sessionTypeId"\]/,
    );
  });
});
