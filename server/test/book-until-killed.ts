/**
 * Books one session after the other on the embedded database in the folder that argv names, and writes the id of each
 * to standard output once it is acknowledged. Run as a process of its own by a test that kills it.
 */
import { writeSync } from 'node:fs';
import { bookSession } from '../src/commands/book-session.ts';
import { makeDeps } from '../src/commands/make-deps.ts';
import { seedDemo } from '../src/demo/seed.ts';
import { openDatabase } from '../src/store/db.ts';
import { migrate } from '../src/store/migrate.ts';
import { listAvailability } from '../src/commands/list-availability.ts';
import { demoCoaches } from '../src/demo/seed.ts';
import { aBooking, aCall, aClient } from './test-store.ts';

const database = await openDatabase({ dataDir: process.argv[2] ?? 'memory' });
await migrate(database);
const deps = makeDeps({
  database,
  limits: { bookingsPerHour: null, openSessionsPerCoach: null },
  manageUrlFor: () => Promise.resolve('http://127.0.0.1/manage'),
  wake: () => undefined,
  joined: () => undefined,
});
await seedDemo(deps);

const client = aClient('loop');
const [coach] = demoCoaches;
if (!coach) throw new Error('There is no demo coach.');
const first = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const last = new Date(Date.now() + 62 * 86_400_000).toISOString().slice(0, 10);
const query = { from: first, to: last, durationMinutes: 30 };
const answer = await listAvailability(deps, client, coach.id, query);
const { slots } = JSON.parse(answer.body) as { slots: { startsAt: string }[] };
for (const { startsAt } of slots) {
  const booked = await bookSession(
    deps,
    client,
    aBooking(coach.id, startsAt, { durationMinutes: 30 }),
    aCall(startsAt),
  );
  const { id } = JSON.parse(booked.body) as { id: string };
  writeSync(1, `${id}\n`);
}
await database.close();
