import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { type BookingSettings, createBookingClient, isProblem } from '@session-booking/sdk';
import { addCoach } from './coaches.ts';
import { aSchedule } from './given.ts';
import { onEachEngine } from './test-server.ts';
import { aClient, anAdmin, theCoach } from './tokens.ts';

const START = '2027-01-15T09:00:00Z';
const price = { amount: 9000, currency: 'EUR' };

onEachEngine("a session's life through the SDK", (server) => {
  beforeEach(() => server().clock.set('2026-12-01T08:00:00Z'));

  const speakAs = async (token: string | Promise<string>, settings: Partial<BookingSettings> = {}) =>
    createBookingClient({ apiUrl: server().url, token: await token, ...settings });

  async function given() {
    const offers = [{ title: 'Coaching', durationMinutes: 60, price }];
    const coachId = await addCoach(server(), { offers });
    const [client, coach] = await Promise.all([speakAs(aClient()), speakAs(theCoach(coachId))]);
    const book = (scheduledAt = START) =>
      client.sessions.book({ title: 'Check-in', scheduledAt, durationMinutes: 60, coachId });
    return { coachId, client, coach, book };
  }

  test('starts, completes and is rated', async () => {
    const { client, coach, book } = await given();
    const { id } = await book();
    await assert.rejects(
      coach.sessions.start(id),
      (error) => isProblem(error, 'too_early') && error.problem.availableAt === '2027-01-15T08:45:00Z',
    );
    server().clock.set('2027-01-15T08:45:00Z');
    assert.equal((await coach.sessions.start(id)).status, 'in_progress');
    const record = { notes: 'Only mine', rating: 5, feedback: 'Well done', actionItems: ['Rest'] };
    assert.equal((await coach.sessions.complete(id, record)).notes, 'Only mine');
    const rated = await client.sessions.feedback(id, { rating: 4 });
    assert.deepEqual([rated.clientFeedback?.rating, rated.feedback, rated.notes], [4, 'Well done', null]);
    const { items } = await client.sessions.events(id);
    assert.deepEqual(
      items.map(({ type }) => type),
      ['session.booked', 'session.started', 'session.completed', 'session.feedback_given'],
    );
  });

  test('moves, tells what cancelling costs, and is cancelled', async () => {
    const { coachId, client, book } = await given();
    const asked = { scheduledAt: START, durationMinutes: 60 };
    const before = await client.coaches.quote(coachId, asked);
    const { id, version, policy } = await book();
    assert.deepEqual([before.price, before.policy, before.late], [price, policy, false]);
    const moved = await client.sessions.reschedule(
      id,
      { scheduledAt: '2027-01-16T10:00:00Z' },
      { ifMatch: version },
    );
    assert.deepEqual([moved.id, moved.startsAt], [id, '2027-01-16T10:00:00Z']);
    const stale = client.sessions.cancel(id, { reason: 'Ill' }, { ifMatch: version });
    await assert.rejects(stale, (error) => isProblem(error, 'version_conflict'));

    assert.deepEqual((await client.sessions.quote(id)).fee, { ...price, amount: 0 });
    server().clock.set('2027-01-16T09:00:00Z');
    const quote = await client.sessions.quote(id);
    assert.deepEqual([quote.late, quote.fee], [true, { ...price, amount: 4500 }]);
    assert.deepEqual(before.lateFee, quote.fee);
    const cancelled = await client.sessions.cancel(id, { reason: 'Ill', requestRefund: true });
    assert.deepEqual(cancelled.cancellation?.fee, quote.fee);
    assert.match(await client.sessions.calendarFile(id), /^BEGIN:VCALENDAR\r\n/);
  });

  test('ends as a no-show', async () => {
    const { coach, book } = await given();
    const { id } = await book();
    server().clock.set('2027-01-15T09:15:00Z');
    assert.equal((await coach.sessions.noShow(id)).cancellation?.type, 'no_show');
  });

  test('is found page by page', async () => {
    const { client, book } = await given();
    const ids: string[] = [];
    for (const hour of ['09', '11', '13']) ids.push((await book(`2027-01-15T${hour}:00:00Z`)).id);
    const first = await client.sessions.list({ limit: 2, status: 'scheduled' });
    assert.ok(first.nextCursor);
    const second = await client.sessions.list({ limit: 2, status: 'scheduled', cursor: first.nextCursor });
    assert.deepEqual(
      [...first.items, ...second.items].map(({ id }) => id),
      ids,
    );
    assert.equal(second.nextCursor, null);
  });

  test('is led to every coach, page by page', async () => {
    const ids = [await addCoach(server()), await addCoach(server())];
    const client = await speakAs(aClient());
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await client.coaches.list({ limit: 1, cursor });
      found.push(...items.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.equal(new Set(found).size, found.length);
    assert.ok(ids.every((id) => found.includes(id)));
    await assert.rejects(client.coaches.list({ limit: 1, signal: AbortSignal.abort() }), {
      name: 'AbortError',
    });
  });

  test('goes on when its coach changes his week', async () => {
    const { coach, coachId, book } = await given();
    const { id } = await book();
    const schedule = await coach.coaches.schedule.get(coachId);
    const closed = { ...schedule, weekly: [] };
    const answer = await coach.coaches.schedule.replace(coachId, closed);
    assert.deepEqual(
      answer.outside?.map(({ sessionId }) => sessionId),
      [id],
    );
    assert.equal((await coach.sessions.get(id)).status, 'scheduled');
    // As it was read before the change it is not his week any more.
    await assert.rejects(coach.coaches.schedule.replace(coachId, schedule), { code: 'version_conflict' });
  });

  test('is in the trail that admins read', async () => {
    const admin = await speakAs(anAdmin());
    const { id: coachId } = await admin.coaches.create({ name: 'Noor Haddad', schedule: aSchedule() });
    const changed = await admin.coaches.change(coachId, { headline: 'Second careers' });
    assert.deepEqual([changed.name, changed.headline], ['Noor Haddad', 'Second careers']);
    const { items } = await admin.events.list({ coachId });
    assert.deepEqual(
      items.map(({ type }) => type),
      ['coach.created', 'coach.changed'],
    );
    const lines = (await admin.events.export({ coachId })).trim().split('\r\n');
    assert.equal(lines.length, 3);
  });
});
