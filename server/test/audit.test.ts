import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import type { AuditEvent } from '@session-booking/sdk/contract';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { evolve } from '../src/domain/evolve.ts';
import type { SessionState } from '../src/domain/session.ts';
import type { SessionEvent } from '../src/domain/session-event.ts';
import { openDatabase } from '../src/store/db.ts';
import { appendEvents } from '../src/store/event-log.ts';
import { migrate } from '../src/store/migrate.ts';
import type { Queries } from '../src/store/schema.ts';
import { findSession } from '../src/store/sessions.ts';
import { call, type Received } from './call.ts';
import { actors } from './given.ts';
import { type Booked, bookSession, sessionIn } from './sessions.ts';
import { createTestDatabase, engines } from './test-database.ts';
import { onEachEngine, type TestServer } from './test-server.ts';
import { aClient, anAdmin, signToken } from './tokens.ts';

const HOUR = 3_600_000;
const instant = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Reads all pages of the audit trail. */
async function trail(server: TestServer, query: Record<string, string> = {}): Promise<AuditEvent[]> {
  const token = await anAdmin();
  const items: AuditEvent[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { answer, text }: Received<'listEvents'> = await call(server.url, 'listEvents', {
      token,
      query: { ...query, ...(cursor && { cursor }) },
    });
    assert.ok(answer, text);
    items.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return items;
}

/** Makes a session live a whole life: moved, started, completed, rated. */
async function wholeLife(server: TestServer): Promise<Booked> {
  const booked = await bookSession(server);
  const { client, coach, id, startsAt } = booked;
  const params = { id };
  await call(server.url, 'rescheduleSession', {
    token: client,
    params,
    body: { scheduledAt: instant(startsAt + 2 * HOUR) },
  });
  server.clock.freeze(startsAt + 2 * HOUR);
  await call(server.url, 'startSession', { token: coach, params, body: {} });
  server.clock.freeze(startsAt + 3 * HOUR);
  const body = { notes: 'Private', rating: 4, feedback: 'Good', actionItems: ['Read'] };
  await call(server.url, 'completeSession', { token: coach, params, body });
  await call(server.url, 'giveFeedback', { token: client, params, body: { rating: 5, feedback: 'Thanks' } });
  return booked;
}

/** Puts a session together again from its events; what people wrote, which the trail does not carry, comes from the row. */
function replayed(stored: SessionState, events: readonly AuditEvent[]): SessionState | null {
  const { title, description, participants, metadata, notes, feedback, actionItems } = stored;
  const content: Record<string, object | undefined> = {
    'session.booked': { title, description, participants, metadata },
    'session.completed': { notes, feedback, actionItems },
    'session.cancelled': { reason: stored.cancellation?.reason ?? '' },
    'session.feedback_given': { feedback: stored.clientFeedback?.feedback ?? null },
  };
  return events.reduce<SessionState | null>((state, { type, sessionId, coachId, at, data }) => {
    const event = { type, sessionId, coachId, at: Date.parse(at), data, content: content[type] };
    return evolve(state, event as SessionEvent);
  }, null);
}

onEachEngine('the audit trail', (server) => {
  test('says who, in which role, what, when and by which policy, each once', async () => {
    const { id, admin: token } = await wholeLife(server());
    const { answer } = await call(server().url, 'listSessionEvents', { token, params: { id } });
    assert.deepEqual(
      answer?.items.map(({ type, actor }) => [type, actor.role, actor.subject?.split('-')[0]]),
      [
        ['session.booked', 'client', 'client'],
        ['session.rescheduled', 'client', 'client'],
        ['session.started', 'coach', 'coach'],
        ['session.completed', 'coach', 'coach'],
        ['session.feedback_given', 'client', 'client'],
      ],
    );
    const [booked, moved] = answer.items;
    assert.equal(booked?.at, '2027-02-28T12:00:00Z');
    assert.deepEqual(booked.data['policy'], {
      freeUntil: '2027-03-09T12:00:00Z',
      freeCancellationHours: 24,
      lateFeePercent: 50,
    });
    assert.deepEqual(moved?.data['from'], {
      startsAt: '2027-03-10T12:00:00Z',
      endsAt: '2027-03-10T13:00:00Z',
    });
    assert.deepEqual(
      answer.items.map(({ revision }) => revision),
      [1, 2, 3, 4, 5],
    );
    assert.equal(new Set(answer.items.map((event) => event.id)).size, 5);
  });

  test('tells participants everything but who it was, and carries nothing that people wrote', async () => {
    const { id, client, coach, admin } = await wholeLife(server());
    const seen = (token: string) => call(server().url, 'listSessionEvents', { token, params: { id } });
    const whole = (await seen(admin)).answer?.items;
    for (const token of [client, coach]) {
      const { answer } = await seen(token);
      assert.deepEqual(
        answer?.items,
        whole?.map((event) => ({ ...event, actor: { role: event.actor.role } })),
      );
    }
    assert.doesNotMatch((await seen(admin)).text, /Private|Thanks|ada@example|Ada|check-in/);
  });

  test('gives the stored session when it is applied from the beginning', async () => {
    const lives = [
      await wholeLife(server()),
      await sessionIn(server(), 'cancelled'),
      await sessionIn(server(), 'in_progress'),
    ];
    const missed = await bookSession(server());
    server().clock.freeze(missed.startsAt + HOUR);
    await call(server().url, 'recordNoShow', { token: missed.coach, params: { id: missed.id }, body: {} });
    for (const { id, admin: token } of [...lives, missed]) {
      const { answer } = await call(server().url, 'listSessionEvents', { token, params: { id } });
      const { db, clock } = server().commands;
      const found = await findSession(db, clock, actors.admin, id);
      assert.ok(answer && found);
      assert.deepEqual(replayed(found.session, answer.items), found.session);
      assert.equal(answer.items.length, found.session.version);
    }
  });

  test('can be filtered by what, whose, who and when', async () => {
    const { id, coachId, session } = await wholeLife(server());
    const subject = session.clientId ?? '';
    const types = async (query: Record<string, string>) =>
      (await trail(server(), query)).map(({ type }) => type);
    assert.equal((await types({ coachId })).length, 5);
    assert.equal((await types({ sessionId: id })).length, 5);
    assert.deepEqual(await types({ sessionId: id, type: 'session.started' }), ['session.started']);
    assert.deepEqual(await types({ subject }), [
      'session.booked',
      'session.rescheduled',
      'session.feedback_given',
    ]);
    assert.deepEqual(await types({ coachId, from: '2027-03-10T14:00:00Z', to: '2027-03-10T15:00:00Z' }), [
      'session.started',
    ]);
    assert.deepEqual(await types({ coachId, from: '2027-03-10T15:00:00+00:00', limit: '1' }), [
      'session.completed',
      'session.feedback_given',
    ]);
    assert.deepEqual(await types({ coachId, to: '0001-01-01T00:00:00Z' }), []);
  });

  test('comes in pages that neither skip nor repeat anything while others write', async () => {
    const token = await anAdmin();
    for (let count = 0; count < 5; count += 1) await bookSession(server());
    const before = (await trail(server())).map(({ id }) => id);
    const paged: string[] = [];
    let query: Record<string, string> = { limit: '3' };
    for (;;) {
      const [{ answer }] = await Promise.all([
        call(server().url, 'listEvents', { token, query }),
        bookSession(server()),
        bookSession(server()),
      ]);
      assert.ok(answer && answer.items.length <= 3);
      paged.push(...answer.items.map(({ id }) => id));
      if (answer.nextCursor === null) break;
      query = { limit: '3', cursor: answer.nextCursor };
    }
    assert.deepEqual(paged.slice(0, before.length), before);
    assert.equal(new Set(paged).size, paged.length);
    assert.ok(paged.length <= before.length + 2, 'what came after the first page belongs to another reading');
  });

  test('is as it was at its first page, also where an older change was still being written', async (t) => {
    const { db } = server().commands;
    if (server().database.engine === 'pglite') {
      t.skip('it writes one thing at a time');
      return;
    }
    const [one, other] = [await bookSession(server()), await bookSession(server())];
    const subject = `race-${randomBytes(4).toString('hex')}`;
    const author = { subject, role: 'admin', requestId: null } as const;
    const append = (queries: Queries, coachId: string) =>
      appendEvents(queries, coachId, [{ type: 'coach.changed', at: Date.now(), data: {} }], author);
    const written = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    await append(db, other.coachId);
    const slow = db.transaction().execute(async (transaction) => {
      await append(transaction, one.coachId);
      written.resolve(undefined);
      await finish.promise;
    });
    await written.promise;
    await append(db, other.coachId);
    const token = await anAdmin();
    const page = async (cursor?: string | null) => {
      const query = { subject, limit: '1', ...(cursor && { cursor }) };
      return (await call(server().url, 'listEvents', { token, query })).answer;
    };
    const first = await page();
    finish.resolve(undefined);
    await slow;
    const second = await page(first?.nextCursor);
    const coaches = (list: AuditEvent[] = []) => list.map(({ coachId }) => coachId);
    assert.deepEqual([coaches(first?.items), coaches(second?.items)], [[other.coachId], [other.coachId]]);
    assert.equal(second?.nextCursor, null);
    assert.deepEqual(coaches(await trail(server(), { subject })), [
      other.coachId,
      one.coachId,
      other.coachId,
    ]);
  });

  test('goes out as CSV with the filters of the list, harmless in a spreadsheet', async () => {
    const client = await signToken({ sub: '=HYPERLINK("https://evil.example";1)', role: 'client' });
    const booked = await bookSession(server(), { client, title: '=1+1' });
    const { id, admin: token } = booked;
    const body = { reason: '=2+2', cancellationType: ';=cmd|calc' };
    await call(server().url, 'cancelSession', { token: client, params: { id }, body });
    const { text, headers } = await call(server().url, 'exportEvents', { token, query: { sessionId: id } });
    assert.match(headers.get('Content-Type') ?? '', /^text\/csv; charset=utf-8/);
    assert.match(headers.get('Content-Disposition') ?? '', /attachment; filename="events\.csv"/);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    assert.deepEqual(
      rows.map(({ type }) => type),
      ['session.booked', 'session.cancelled'],
    );
    for (const cell of rows.flatMap((each) => Object.values(each))) {
      for (const part of cell.split(';')) assert.doesNotMatch(part, /^[=+\-@\t\r]/);
    }
    assert.equal(rows[0]?.['subject'], `'=HYPERLINK("https://evil.example";1)`);
    assert.equal(
      (JSON.parse(rows[0]['data'] ?? '') as { startsAt: string }).startsAt,
      '2027-03-10T12:00:00Z',
    );
  });

  test('goes out whole, however long, a page at a time', async () => {
    const { db, clock } = server().commands;
    const { coachId } = await bookSession(server());
    await sql`insert into event (coach_id, revision, type, actor_role, at, data)
      select ${coachId}::uuid, 1 + n, 'coach.changed', 'system', ${clock}, jsonb_build_object('n', n)
      from generate_series(1, 1700) as n`.execute(db);
    const { text } = await call(server().url, 'exportEvents', { token: await anAdmin(), query: { coachId } });
    const rows: Record<string, string>[] = parse(text, { columns: true });
    assert.deepEqual(
      rows.map(({ revision }) => Number(revision)),
      Array.from({ length: 1701 }, (_, index) => index + 1),
    );
    const some = await call(server().url, 'exportEvents', {
      token: await anAdmin(),
      query: { coachId, limit: '7' },
    });
    assert.equal(parse(some.text).length, 8);
  });

  test('takes filters from one end of the calendar to the other, as the list of sessions does', async () => {
    const { coachId, admin: token } = await bookSession(server());
    const [early, late] = ['0000-01-01T00:00:00+14:00', '9999-12-31T23:59:59.999-11:30'];
    for (const name of ['listEvents', 'listSessions'] as const) {
      const count = async (query: Record<string, string>) =>
        (await call(server().url, name, { token, query: { coachId, ...query } })).answer?.items.length;
      assert.equal(await count({ from: early, to: late }), 1, name);
      assert.equal(await count({ to: early }), 0, name);
      assert.equal(await count({ from: late }), 0, name);
    }
    const query = { coachId, from: early, to: late };
    assert.equal((await call(server().url, 'exportEvents', { token, query })).status, 200);
  });

  test('is not for clients and coaches', async () => {
    const { client, coach } = await bookSession(server());
    for (const token of [client, coach, await aClient()]) {
      for (const name of ['listEvents', 'exportEvents'] as const)
        assert.equal((await call(server().url, name, { token })).problem?.code, 'forbidden');
    }
  });

  test('refuses a cursor that no page gave', async () => {
    const token = await anAdmin();
    for (const cursor of ['x', Buffer.from('1 9:3:').toString('base64url')]) {
      for (const name of ['listEvents', 'exportEvents'] as const) {
        const { problem } = await call(server().url, name, { token, query: { cursor } });
        assert.deepEqual(problem?.issues?.[0]?.path, ['cursor']);
      }
    }
  });
});

describe(
  'the role of the server',
  { skip: !engines.includes('postgres') && 'TEST_DATABASE_URL is not set' },
  () => {
    test('may add to the log and read it, and nothing else', async () => {
      const made = await createTestDatabase();
      const role = `sb_test_role_${randomBytes(4).toString('hex')}`;
      const asAdmin = await openDatabase({ databaseUrl: made.url, dataDir: null });
      const name = new URL(made.url).pathname.slice(1);
      try {
        await sql.raw(`create role ${role} login`).execute(asAdmin.db);
        await sql.raw(`alter database ${name} owner to ${role}`).execute(asAdmin.db);
        const url = new URL(made.url);
        url.username = role;
        const own = await openDatabase({ databaseUrl: url.href, dataDir: null });
        try {
          await migrate(own);
          await sql`insert into event (coach_id, revision, type, actor_role, at)
          values (gen_random_uuid(), 1, 'coach.created', 'system', now())`.execute(own.db);
          for (const change of ['update event set revision = 2', 'delete from event', 'truncate event'])
            await assert.rejects(sql.raw(change).execute(own.db), { code: '42501' }, change);
          assert.equal((await sql`select from event`.execute(own.db)).rows.length, 1);
        } finally {
          await own.close();
        }
      } finally {
        await sql.raw(`alter database ${name} owner to current_user`).execute(asAdmin.db);
        await sql.raw(`drop owned by ${role} cascade`).execute(asAdmin.db);
        await sql.raw(`drop role ${role}`).execute(asAdmin.db);
        await asAdmin.close();
        await made.drop();
      }
    });
  },
);
