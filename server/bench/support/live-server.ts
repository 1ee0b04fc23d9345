import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { BookingGrounds } from '../../src/commands/booking-grounds.ts';
import { bookSession } from '../../src/commands/book-session.ts';
import type { Deps } from '../../src/commands/deps.ts';
import { availabilityOf } from '../../src/commands/list-availability.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logging.ts';
import { startServer } from '../../src/start-server.ts';
import { columnTypes } from '../../src/store/column-types.ts';
import type { Tables } from '../../src/store/schema.ts';
import { aSchedule, everyDay } from '../../test/given.ts';
import { SECRET } from '../../test/test-server.ts';
import { aClient } from '../../test/test-store.ts';
import { coachIdOf, hourOf } from './bench-coaches.ts';
import { machineMs, percentile, settledMemory } from './percentile.ts';
import { answerCalls } from './worker.ts';

// The whole server, as it runs, in a process that can also be told what a row needs. Limits are off, since one machine
// plays everybody; the database is DATABASE_URL, else an embedded one in memory or in DATA_DIR. Built pages are served from FILES_DIR.
const config = readConfig({
  ...{ PORT: '0', JWT_SECRET: SECRET, LIMITS: 'off', LOG_LEVEL: 'error', ALLOWED_ORIGINS: '*' },
  DATA_DIR: process.env.DATA_DIR ?? 'memory',
  DATABASE_URL: process.env.DATABASE_URL,
});
const server = await startServer(config, {
  logger: createLogger(config.logLevel),
  filesDir: process.env.FILES_DIR ?? tmpdir(),
});
const { commands } = server;

/** Says one booking of a row: which coach's hour, and as whom. */
export type BenchBooking = { coachId: string; scheduledAt: string; subject: string; key?: string };

/** A statement as it went to the database. */
export type Statement = { sql: string; parameters: readonly unknown[] };

const calls = {
  port: () => Number(new URL(server.url).port),
  memory: settledMemory,
  /** Adds coaches who work from 9 to 17, or around the clock. */
  async addCoaches({ first, count, hours }: { first: number; count: number; hours: [string, string] }) {
    const schedule = JSON.stringify(aSchedule({ weekly: everyDay(...hours), horizonDays: 400 }));
    await server.database.patiently((db) =>
      sql`
        insert into coach (id, name, schedule, created_at, updated_at)
        select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Coach ' || n, ${schedule}::jsonb, now(), now()
        from generate_series(${first}::int, ${first + count - 1}::int) as n`.execute(db),
    );
    await server.database.patiently((db) => sql`analyze`.execute(db));
    return coachIdOf(first);
  },
  /** Books an hour; gives when it was committed, by the clock of the machine and by the time of day as pages have it. */
  async book(booking: BenchBooking): Promise<{ machineMs: number; epochMs: number }> {
    let committed = { machineMs: NaN, epochMs: NaN };
    const wake = (changed: string) => {
      committed = { machineMs: machineMs(), epochMs: performance.timeOrigin + performance.now() };
      commands.wake(changed);
    };
    await book({ ...commands, wake }, booking);
    return committed;
  },
  /** Books hours and asks for the month after each, with one coach after the other; gives the median of each. */
  async costs({ coaches, hour, rounds }: { coaches: number; hour: number; rounds: number }) {
    const bookings: number[] = [];
    const views: number[] = [];
    const [from = '', to = ''] = [0, 30].map((day) => hourOf(day * 24).slice(0, 10));
    for (let round = 0; round < rounds; round += 1) {
      const place = Math.floor((round * coaches) / rounds);
      const coachId = coachIdOf(1 + ((place + round) % coaches));
      const began = machineMs();
      await book(commands, {
        coachId,
        scheduledAt: hourOf(hour + round),
        subject: `booker-${hour}-${round}`,
      });
      const booked = machineMs();
      const query = { from, to, durationMinutes: 60, include: undefined, sessionTypeId: undefined };
      await availabilityOf(commands, 'viewer', coachId, query);
      bookings.push(booked - began);
      views.push(machineMs() - booked);
    }
    return { bookingMs: percentile(bookings, 0.5), viewMs: percentile(views, 0.5) };
  },
  /** Books an hour and gives the statements that took, and the id of the session. */
  async statementsOf(booking: BenchBooking): Promise<{ statements: Statement[]; sessionId: string }> {
    const statements: Statement[] = [];
    const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, types: columnTypes });
    const db = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => void statements.push({ sql: query.sql, parameters: query.parameters }),
    });
    const { headers } = await book(
      { ...commands, db, reads: db, bookingGrounds: new BookingGrounds(db, commands.clock) },
      booking,
    );
    await db.destroy();
    return { statements, sessionId: headers.location?.split('/').at(-1) ?? '' };
  },
};

function book(deps: Deps, { coachId, scheduledAt, subject, key }: BenchBooking) {
  const body = { title: 'Weekly check-in session', scheduledAt, durationMinutes: 60, coachId };
  const idempotency = key === undefined ? null : { key, fingerprint: 'a'.repeat(43) };
  const call = { requestId: randomUUID(), baseUrl: server.url, idempotency, ifMatch: null };
  return bookSession(deps, aClient(subject), body, call);
}

/** What the server under load can be asked. */
export type LiveServer = typeof calls;

answerCalls(calls, () => server.stop());
