import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import {
  type BookingSettings,
  createBookingClient,
  isProblem,
  NetworkError,
  openBooking,
} from '@session-booking/sdk';
import { addCoach } from './coaches.ts';
import { onEachEngine } from './test-server.ts';
import { aClient } from './tokens.ts';

const HOUR = 3_600_000;
const client = { name: 'Ada', email: 'ada@example.com' };

/** A fetch that lets a request arrive and loses its answer, the first `times` times that `isLost` says so. */
function losing(isLost: (url: string, method: string) => boolean, times = 1) {
  const seen: { status: number; replayed: boolean }[] = [];
  const lossy: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const [url, method] = [input as string, init?.method ?? 'GET'];
    if (!isLost(url, method)) return response;
    const replayed = response.headers.get('Idempotency-Replayed') === 'true';
    seen.push({ status: response.status, replayed });
    if (seen.length <= times) throw new TypeError('The line was cut.');
    return response;
  };
  return { fetch: lossy, seen };
}

onEachEngine('the SDK against the server', (server) => {
  before(() => server().clock.set('2026-12-01T08:00:00Z'));

  const clientOf = (settings: Partial<BookingSettings> = {}) =>
    createBookingClient({ apiUrl: server().url, ...settings });
  const bookingOf = (coachId: string, scheduledAt = '2027-01-15T09:00:00') => ({
    title: 'Weekly check-in session',
    scheduledAt,
    durationMinutes: 60,
    coachId,
    client,
  });
  const january = (coachId: string) => ({
    coachId,
    from: '2027-01-15',
    to: '2027-01-16',
    durationMinutes: 60,
  });

  test('takes a visitor from the first view to his session', async () => {
    const coachId = await addCoach(server(), { schedule: { timeZone: 'Europe/Madrid' } });
    const opening = openBooking({ apiUrl: server().url });
    const { coaches, availability } = await opening.visit({ coachId, durationMinutes: 60 });
    assert.equal(coaches[0]?.id, coachId);
    const slot = availability?.slots.find(({ status }) => status === 'available');
    assert.ok(slot);

    const booking = createBookingClient(opening);
    const session = await booking.sessions.book(bookingOf(coachId, slot.startsAt));
    assert.deepEqual([session.startsAt, session.status], [slot.startsAt, 'scheduled']);
    assert.deepEqual((await booking.sessions.get(session.id)).id, session.id);
    assert.deepEqual(
      (await booking.sessions.list()).items.map(({ id }) => id),
      [session.id],
    );
    assert.deepEqual((await clientOf().sessions.list()).items, []);
  });

  test('books once when the answer is lost after the commit', async () => {
    const coachId = await addCoach(server());
    const { fetch, seen } = losing((url) => url.endsWith('/book'));
    const booking = clientOf({ fetch });
    const session = await booking.sessions.book(bookingOf(coachId));
    assert.deepEqual(seen, [
      { status: 201, replayed: false },
      { status: 201, replayed: true },
    ]);
    assert.deepEqual(
      (await booking.sessions.list()).items.map(({ id }) => id),
      [session.id],
    );
  });

  test('books once when a person tries again with the key of before', async () => {
    const coachId = await addCoach(server());
    const { fetch } = losing((url) => url.endsWith('/book'));
    const booking = clientOf({ fetch, retries: 0 });
    const options = { idempotencyKey: 'one-intent' };
    await assert.rejects(booking.sessions.book(bookingOf(coachId), options), NetworkError);
    const session = await booking.sessions.book(bookingOf(coachId), options);
    assert.deepEqual(
      (await booking.sessions.list()).items.map(({ id }) => id),
      [session.id],
    );
    const other = booking.sessions.book(bookingOf(coachId, '2027-01-16T09:00:00'), options);
    await assert.rejects(other, (error) => isProblem(error, 'idempotency_key_reused'));
  });

  test('offers the three nearest times when the chosen one is taken', async () => {
    const coachId = await addCoach(server());
    await clientOf().sessions.book(bookingOf(coachId));
    await assert.rejects(clientOf().sessions.book(bookingOf(coachId)), (error) => {
      assert.ok(isProblem(error, 'slot_taken'));
      assert.equal(error.problem.alternatives?.length, 3);
      assert.ok(server().log.some((line) => JSON.stringify(line).includes(String(error.requestId))));
      return true;
    });
  });

  test('asks for an unchanged calendar at the price of a 304', async () => {
    const coachId = await addCoach(server());
    const statuses: number[] = [];
    const booking = clientOf({
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if ((input as string).includes('/availability')) statuses.push(response.status);
        return response;
      },
    });
    const first = await booking.availability.list(january(coachId));
    assert.deepEqual(await booking.availability.list(january(coachId)), first);
    await booking.sessions.book(bookingOf(coachId));
    const after = await booking.availability.list(january(coachId));
    assert.deepEqual(statuses, [200, 304, 200]);
    assert.ok(after.slots.length < first.slots.length && after.revision > first.revision);
  });

  test('names the field that is wrong', async () => {
    const coachId = await addCoach(server());
    await assert.rejects(clientOf().sessions.book({ ...bookingOf(coachId), durationMinutes: 7 }), (error) => {
      assert.ok(isProblem(error, 'validation_failed'));
      assert.deepEqual(error.problem.issues?.[0]?.path, ['durationMinutes']);
      return true;
    });
  });

  test('stays the same visitor while his token is renewed', async () => {
    const coachId = await addCoach(server());
    const tokens = new Set<string>();
    const booking = clientOf({
      fetch: (input, init) => {
        const { authorization } = init?.headers as Record<string, string | undefined>;
        if (authorization) tokens.add(authorization);
        return fetch(input, init);
      },
    });
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    try {
      const session = await booking.sessions.book(bookingOf(coachId));
      mock.timers.tick(13 * HOUR);
      assert.deepEqual(
        (await booking.sessions.list()).items.map(({ id }) => id),
        [session.id],
      );
      assert.equal(tokens.size, 2);
    } finally {
      mock.timers.reset();
    }
  });

  test('gets a new token when the server takes the old one for ended', async () => {
    const coachId = await addCoach(server());
    const booking = clientOf();
    await booking.coaches.get(coachId);
    server().shiftTokenClock(25 * HOUR);
    assert.equal((await booking.coaches.get(coachId)).id, coachId);
  });

  test('speaks as somebody who is signed in', async () => {
    const coachId = await addCoach(server());
    // Signed by the system's clock, which the server's is a day ahead of by now.
    const exp = Math.floor(Date.now() / 1000) + 7 * 24 * 3600;
    const token = await aClient({ sub: 'ada', exp });
    const session = await clientOf({ token: () => token }).sessions.book(bookingOf(coachId));
    assert.equal(session.clientId, 'ada');
    await assert.rejects(clientOf().sessions.get(session.id), (error) => isProblem(error, 'not_found'));
  });
});
