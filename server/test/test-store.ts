import { randomUUID } from 'node:crypto';
import { after, before, describe } from 'node:test';
import type { Schedule, SessionType } from '@session-booking/sdk/contract';
import type { Call } from '../src/commands/answer.ts';
import type { Booking } from '../src/commands/book-session.ts';
import type { Deps } from '../src/commands/deps.ts';
import { makeDeps } from '../src/commands/make-deps.ts';
import type { Actor } from '../src/domain/actor.ts';
import { openDatabase, type OpenDatabase } from '../src/store/db.ts';
import { insertCoach } from '../src/store/coaches.ts';
import { appendEvents } from '../src/store/event-log.ts';
import { migrate } from '../src/store/migrate.ts';
import type { Database } from '../src/store/schema.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { actors, aSchedule, at, everyDay } from './given.ts';
import { testClock, type TestClock } from './test-clock.ts';
import { createTestDatabase, type Engine, engines } from './test-database.ts';

/** A migrated database with the commands on it, without HTTP. The clock stands near `NOW` when a suite begins. */
export type TestStore = {
  engine: Engine;
  /** Where it is, for a second opening; null for the embedded one. */
  url: string | null;
  database: OpenDatabase;
  deps: Deps;
  clock: TestClock;
  /** The coaches whose readers were woken, in order. */
  woken: string[];
  /** Counts the statements that ran while `work` did. */
  queriesIn: <T>(work: () => Promise<T>) => Promise<{ result: T; queries: number }>;
  /** Gives the commands of another node on the same database. */
  otherNode(changes?: Partial<Deps>): Deps;
};

/** When tests of commands play: a Monday. */
export const NOW = '2027-03-01T08:00:00Z';

/** Runs a suite once on each engine, each time on a database of its own. */
export function onEachStore(title: string, suite: (store: () => TestStore) => void): void {
  for (const engine of engines) {
    describe(`${title}, on ${engine}`, () => {
      let opened: { store: TestStore; close: () => Promise<void> } | undefined;
      before(async () => {
        opened = await openStore(engine);
      });
      after(() => opened?.close());
      suite(() => {
        if (!opened) throw new Error('The store is there only while tests run.');
        return opened.store;
      });
    });
  }
}

async function openStore(engine: Engine): Promise<{ store: TestStore; close: () => Promise<void> }> {
  const own = engine === 'postgres' ? await createTestDatabase() : null;
  const folder = engine === 'pglite' ? await embeddedFolder() : null;
  const database = await openDatabase({ databaseUrl: own?.url, dataDir: folder?.path ?? null });
  await migrate(database);
  const clock = testClock();
  clock.set(NOW);
  let queries = 0;
  const counted = (db: Database): Database =>
    db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
  const watched = { ...database, db: counted(database.db), reads: counted(database.reads) };
  const woken: string[] = [];
  const otherNode = (changes: Partial<Deps> = {}): Deps => ({
    ...makeDeps({
      database: watched,
      clock: clock.sql,
      limits: { bookingsPerHour: null, openSessionsPerCoach: null },
      manageUrlFor: ({ baseUrl, sessionId }) => Promise.resolve(`${baseUrl}/manage#${sessionId}`),
      wake: (coachId) => void woken.push(coachId),
      joined: () => undefined,
    }),
    ...changes,
  });
  const queriesIn: TestStore['queriesIn'] = async (work) => {
    queries = 0;
    return { result: await work(), queries };
  };
  return {
    store: { engine, url: own?.url ?? null, database, deps: otherNode(), clock, woken, queriesIn, otherNode },
    close: async () => {
      await database.close();
      await own?.drop();
      await folder?.remove();
    },
  };
}

/** Adds a coach who works every hour of every day in UTC, on the half hour, unless told otherwise; gives his id. */
export async function givenCoach(
  { deps }: TestStore,
  { schedule = {}, sessionTypes = [] }: { schedule?: Partial<Schedule>; sessionTypes?: SessionType[] } = {},
): Promise<string> {
  const id = randomUUID();
  const coach = {
    ...{ id, name: `Coach ${id.slice(0, 8)}`, headline: '', bio: '', avatarUrl: null, languages: ['en'] },
    schedule: aSchedule({ weekly: everyDay('00:00', '24:00'), ...schedule }),
    ...{ freeCancellationHours: 24, lateFeePercent: 50, sessionTypes },
  };
  await deps.db.transaction().execute(async (transaction) => {
    await insertCoach(transaction, coach, at(NOW));
    const created = { type: 'coach.created', at: at(NOW), data: {} } as const;
    await appendEvents(transaction, id, [created], { subject: null, role: 'system', requestId: null });
  });
  return id;
}

/** Gives a client of that subject, known by nothing else. */
export function aClient(subject: string): Actor {
  return { ...actors.client, subject };
}

/** Gives a booking of an hour at `scheduledAt`. */
export function aBooking(coachId: string, scheduledAt: string, changes: Partial<Booking> = {}): Booking {
  return { title: 'Weekly check-in session', scheduledAt, durationMinutes: 60, coachId, ...changes };
}

/** Gives what comes along with a request; with a key, the fingerprint is the key's unless given. */
export function aCall(key?: string, fingerprint = `of ${key ?? ''}`): Call {
  const idempotency = key === undefined ? null : { key, fingerprint };
  return { requestId: 'request-1', baseUrl: 'http://127.0.0.1', idempotency };
}

/** Waits for a refusal and gives its code and details; throws when the work succeeds or fails otherwise. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; message: string; details: Record<string, unknown> }> {
  const outcome = await work.then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) throw new Error(`It was not refused: ${JSON.stringify(outcome.value)}`);
  const { error } = outcome;
  if (error instanceof Error && 'code' in error && 'details' in error) {
    return {
      code: String(error.code),
      message: error.message,
      details: error.details as Record<string, unknown>,
    };
  }
  throw error;
}
