import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { BookingSettings } from './access.ts';
import { createBookingClient } from './client.ts';
import { isBookingError, isProblem } from './errors/guards.ts';
import { aCoach, aSession, COACH_ID, refusal, SESSION_ID } from './test/answers.ts';
import { startScriptedServer } from './test/scripted-server.ts';

const server = await startScriptedServer();
beforeEach(() => server.reset());

const clientOf = (settings: Partial<BookingSettings> = {}) =>
  createBookingClient({ apiUrl: server.url, token: 'site-token', timeoutMs: 5000, ...settings });

const booking = {
  title: 'Check-in',
  scheduledAt: '2027-01-15T09:00:00',
  durationMinutes: 60,
  coachId: COACH_ID,
};
const BOOK = 'POST /api/sessions/book';
const COACH = `GET /api/coaches/${COACH_ID}`;
const keysOf = (route: string) => server.to(route).map(({ headers }) => headers['idempotency-key']);
const booked = { status: 201, json: aSession() };

/** Holds that all requests to a route carried one and the same key. */
function assertOneKey(route: string, requests: number): void {
  const keys = keysOf(route);
  assert.equal(keys.length, requests);
  assert.equal(new Set(keys).size, 1);
  assert.ok(keys[0]);
}

describe('repeats', () => {
  it('books with the same key after a 503', async () => {
    server.on(BOOK, refusal('unavailable'), booked);
    assert.equal((await clientOf().sessions.book(booking)).id, SESSION_ID);
    assertOneKey(BOOK, 2);
  });

  it('books with the same key after the line was cut', async () => {
    server.on(BOOK, 'cut', booked);
    await clientOf().sessions.book(booking);
    assertOneKey(BOOK, 2);
  });

  it('books with the same key after the answer was cut in its middle', async () => {
    server.on(BOOK, 'half an answer', booked);
    await clientOf().sessions.book(booking);
    assertOneKey(BOOK, 2);
  });

  it('books with the same key after no answer came in time', async () => {
    server.on(BOOK, 'silence', booked);
    await clientOf({ timeoutMs: 100 }).sessions.book(booking);
    assertOneKey(BOOK, 2);
  });

  it('waits for the first request with its key to end', async () => {
    server.on(BOOK, 'cut', refusal('request_in_progress'), booked);
    await clientOf().sessions.book(booking);
    assertOneKey(BOOK, 3);
  });

  it('uses the key of the caller, and another for each booking without one', async () => {
    server.on(BOOK, booked);
    const { sessions } = clientOf();
    await sessions.book(booking, { idempotencyKey: 'mine' });
    await sessions.book(booking);
    await sessions.book(booking);
    const keys = keysOf(BOOK);
    assert.equal(keys[0], 'mine');
    assert.equal(new Set(keys).size, 3);
  });

  it('gives up after the repeats it may make, with what came last', async () => {
    server.on(COACH, 'cut', 'cut', refusal('unavailable'), { json: aCoach() });
    await assert.rejects(clientOf().coaches.get(COACH_ID), (error) => isProblem(error, 'unavailable'));
    assert.equal(server.to(COACH).length, 3);
  });

  it('gives a refusal at once', async () => {
    for (const code of ['slot_taken', 'validation_failed', 'not_found', 'internal'] as const) {
      server.reset();
      server.on(BOOK, refusal(code), booked);
      await assert.rejects(clientOf().sessions.book(booking), (error) => isProblem(error, code));
      assert.equal(server.to(BOOK).length, 1);
    }
  });

  it('does not repeat at all when told so', async () => {
    server.on(COACH, refusal('unavailable'), { json: aCoach() });
    await assert.rejects(clientOf({ retries: 0 }).coaches.get(COACH_ID), (error) => isProblem(error));
    assert.equal(server.to(COACH).length, 1);
  });

  it('never repeats a change without a key when it may have been made', async () => {
    const changes: [string, () => Promise<unknown>][] = [
      [`PATCH /api/coaches/${COACH_ID}`, () => clientOf().coaches.change(COACH_ID, { name: 'Inés' })],
      [`DELETE /api/holds/${SESSION_ID}`, () => clientOf().holds.release(SESSION_ID)],
    ];
    for (const [route, change] of changes) {
      for (const lost of ['cut', 'half an answer', { status: 502, text: 'Bad gateway' }] as const) {
        server.reset();
        server.on(route, lost, { status: 204 });
        await assert.rejects(change, isBookingError);
        assert.equal(server.to(route).length, 1);
      }
    }
  });

  it('repeats a change without a key when the server says that nothing was done', async () => {
    const route = `DELETE /api/holds/${SESSION_ID}`;
    server.on(route, refusal('unavailable'), { status: 204 });
    await clientOf().holds.release(SESSION_ID);
    assert.equal(server.to(route).length, 2);
  });

  it('waits as long as Retry-After says', async () => {
    server.on(COACH, refusal('rate_limited', {}, { 'retry-after': '1' }), { json: aCoach() });
    const started = performance.now();
    await clientOf().coaches.get(COACH_ID);
    // Node rounds timers down by up to a millisecond.
    assert.ok(performance.now() - started >= 998);
  });

  it('leaves a long wait to the caller, and says how long', async () => {
    server.on(BOOK, refusal('booking_limit', {}, { 'retry-after': '3600' }), booked);
    const refused = clientOf().sessions.book(booking);
    await assert.rejects(
      refused,
      (error) => isProblem(error, 'booking_limit') && error.retryAfterMs === 3_600_000,
    );
    assert.equal(server.to(BOOK).length, 1);
  });

  it('gives a limit at once that names no time to wait, whatever else the answer says of limits', async () => {
    server.on(BOOK, refusal('booking_limit', {}, { 'ratelimit-reset': '2' }), booked);
    await assert.rejects(clientOf().sessions.book(booking), (error) => isProblem(error, 'booking_limit'));
    assert.equal(server.to(BOOK).length, 1);
  });

  it('takes no pause from what an answer says of limits', async () => {
    server.on(COACH, refusal('unavailable', {}, { 'ratelimit-reset': '30' }), { json: aCoach() });
    const started = performance.now();
    await clientOf().coaches.get(COACH_ID);
    assert.ok(performance.now() - started < 10_000);
  });

  it('repeats over a proxy that answers for a server that is gone', async () => {
    server.on(COACH, { status: 502, text: '<h1>Bad gateway</h1>' }, { json: aCoach() });
    await clientOf().coaches.get(COACH_ID);
    assert.equal(server.to(COACH).length, 2);
  });

  it('stops waiting for a repeat when aborted', async () => {
    server.on(COACH, refusal('unavailable', {}, { 'retry-after': '9' }), { json: aCoach() });
    const controller = new AbortController();
    const reason = new Error('The visitor went on.');
    const client = clientOf({
      fetch: async (...args) => {
        const response = await fetch(...args);
        // After the answer was read and the pause has begun.
        setTimeout(() => controller.abort(reason), 50);
        return response;
      },
    });
    await assert.rejects(client.coaches.get(COACH_ID, { signal: controller.signal }), reason);
    assert.equal(server.to(COACH).length, 1);
  });
});
