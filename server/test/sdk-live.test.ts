import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  type BookingClient,
  type BookingSettings,
  createBookingClient,
  isProblem,
} from '@session-booking/sdk';
import { addCoach } from './coaches.ts';
import { openShakyLine } from './shaky-line.ts';
import { onEachEngine } from './test-server.ts';
import { until } from './until.ts';

const client = { name: 'Ada', email: 'ada@example.com' };

onEachEngine('live updates of the SDK', (server) => {
  before(() => server().clock.freeze('2027-01-10T08:00:00Z'));

  const clientOf = (settings: Partial<BookingSettings> = {}) =>
    createBookingClient({ apiUrl: server().url, ...settings });
  const windowOf = (coachId: string) => ({
    coachId,
    from: '2027-01-15',
    to: '2027-01-16',
    durationMinutes: 60,
  });
  const book = (booking: BookingClient, coachId: string, scheduledAt = '2027-01-15T09:00:00Z') =>
    booking.sessions.book({ title: 'Weekly', scheduledAt, durationMinutes: 60, coachId, client });
  const fresh = async (booking: BookingClient, coachId: string) => {
    const { revision, slots } = await booking.availability.list({ ...windowOf(coachId), include: 'all' });
    return { revision, slots };
  };

  test('one books, and the other sees it, equal to a fresh answer', async () => {
    const coachId = await addCoach(server());
    const [watcher, booker] = [clientOf(), clientOf()];
    const watch = watcher.availability.watch(windowOf(coachId));
    await until(() => watch.view !== undefined);
    const first = watch.view;
    assert.ok(first);
    assert.deepEqual([watcher.connection.status, watcher.connection.transport], ['live', 'socket']);
    assert.deepEqual({ revision: first.revision, slots: first.slots }, await fresh(watcher, coachId));

    await book(booker, coachId);
    await until(() => watch.view !== first);
    const second = watch.view;
    assert.ok(second);
    assert.deepEqual({ revision: second.revision, slots: second.slots }, await fresh(watcher, coachId));
    assert.equal(
      second.slots.find(({ startsAt }) => startsAt.startsWith('2027-01-15T09:00'))?.status,
      'booked',
    );
    // What did not change is the same object, so that a page need not draw it again.
    assert.ok(second.slots[0] && second.slots[0] === first.slots[0]);
    watch.close();
    assert.equal(watcher.connection.status, 'idle');
  });

  test('shows a hold as held to others, and as his to its owner', async () => {
    const coachId = await addCoach(server());
    const [one, other] = [clientOf(), clientOf()];
    const own = one.availability.watch(windowOf(coachId));
    const others = other.availability.watch(windowOf(coachId));
    await until(() => own.view !== undefined && others.view !== undefined);
    await one.holds.create({ coachId, scheduledAt: '2027-01-15T10:00:00Z', durationMinutes: 60 });
    const status = (view: typeof own.view) =>
      view?.slots.find(({ startsAt }) => startsAt.startsWith('2027-01-15T10:00'))?.status;
    await until(() => status(own.view) === 'held_by_you' && status(others.view) === 'held');
    own.close();
    others.close();
  });

  test('shows a session through its life, to who takes part', async () => {
    const coachId = await addCoach(server());
    const booking = clientOf();
    const { id } = await book(booking, coachId);
    const seen: string[] = [];
    const watch = booking.sessions.watch(id, ({ status }) => seen.push(status));
    await until(() => seen.length > 0 && booking.connection.status === 'live');
    await booking.sessions.cancel(id, { reason: 'Ill' });
    await until(() => seen.at(-1) === 'cancelled');
    watch.close();
  });

  test('says why a watch cannot be: no such coach, no such session, no such dates', async () => {
    const coachId = await addCoach(server());
    const booking = clientOf();
    const codes: string[] = [];
    const onError = (error: Error) => void codes.push('code' in error ? String(error.code) : error.message);
    const nobody = '00000000-0000-4000-8000-0000000000ff';
    booking.availability.watch(windowOf(nobody), () => {}, { onError });
    await until(() => codes.length === 1);
    booking.sessions.watch(nobody, () => {}, { onError });
    await until(() => codes.length === 2);
    booking.availability.watch({ ...windowOf(coachId), from: 'tomorrow' }, () => {}, { onError });
    await until(() => codes.length === 3);
    assert.deepEqual(codes, ['not_found', 'not_found', 'validation_failed']);
    await assert.rejects(async () => {
      for await (const view of booking.availability.watch(windowOf(nobody)))
        assert.fail(String(view.revision));
    });
    assert.equal(booking.connection.status, 'idle');
  });

  test('iterates over the latest view, and lets go when its reader does', async () => {
    const coachId = await addCoach(server());
    const booking = clientOf();
    const revisions: number[] = [];
    for await (const { revision } of booking.availability.watch(windowOf(coachId))) {
      revisions.push(revision);
      if (revisions.length === 2) break;
      await book(booking, coachId);
    }
    assert.equal(revisions.length, 2);
    assert.equal(booking.connection.status, 'idle');
  });

  test('ends equal to a fresh answer after 200 cuts and delays', async () => {
    const random = seeded(20_261_122);
    const coachId = await addCoach(server());
    const line = await openShakyLine(server().url);
    const [owner, plain] = [clientOf(), clientOf()];
    const shaky = [clientOf({ apiUrl: line.url }), clientOf({ apiUrl: line.url })];
    const watches = shaky.map((each) => each.availability.watch(windowOf(coachId)));
    try {
      await until(() => watches.every(({ view }) => view !== undefined));
      for (let round = 0; round < 200; round += 1) {
        if (random() < 0.5) line.cut();
        else line.delay(Math.floor(random() * 20));
        if (round % 4 !== 0) continue;
        const hour = String(Math.floor(random() * 20)).padStart(2, '0');
        // Taking another slot lets the last one go, so that slots go both ways.
        const wish = { coachId, scheduledAt: `2027-01-15T${hour}:00:00Z`, durationMinutes: 60 };
        await owner.holds.create(wish).catch((error: unknown) => {
          if (!isProblem(error)) throw error;
        });
      }
      line.delay(0);
      const truth = await fresh(plain, coachId);
      assert.ok(truth.slots.some(({ status }) => status === 'held'));
      for (const watch of watches) {
        await until(() => watch.view?.revision === truth.revision, 30_000);
        assert.deepEqual(watch.view?.slots, truth.slots);
      }
    } finally {
      for (const watch of watches) watch.close();
      await line.close();
    }
  });
});

/** Gives the same numbers from 0 to 1 for the same seed (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
