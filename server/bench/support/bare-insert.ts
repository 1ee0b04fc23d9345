import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import { coachIdOf, hourOf } from './bench-coaches.ts';
import { machineMs } from './percentile.ts';
import { answerCalls } from './worker.ts';

// The embedded database without a server around it: one insert after the other, each on disk before the next.
const database = await openDatabase({ databaseUrl: undefined, dataDir: process.env.DATA_DIR ?? null });
await migrate(database);
const coachId = coachIdOf(1);
await sql`insert into coach (id, name, schedule, created_at, updated_at) values (${coachId}, 'Coach', '{}', now(), now())`.execute(
  database.db,
);

const calls = {
  /** Inserts sessions for so long; gives how many a second. */
  async insert(seconds: number): Promise<number> {
    const began = machineMs();
    let count = 0;
    for (; machineMs() < began + seconds * 1000; count += 1) {
      await sql`
        insert into session (id, coach_id, title, starts_at, ends_at, time_zone, free_until, free_cancellation_hours,
          late_fee_percent, created_at, updated_at)
        values (${randomUUID()}, ${coachId}, 'Weekly check-in session', ${hourOf(count)}, ${hourOf(count + 1)}, 'UTC',
          ${hourOf(count - 24)}, 24, 50, now(), now())`.execute(database.db);
    }
    return (count / (machineMs() - began)) * 1000;
  },
};

/** What a bare database can be asked. */
export type BareInsert = typeof calls;

answerCalls(calls, () => database.close());
