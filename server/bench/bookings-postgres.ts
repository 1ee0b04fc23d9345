import type { Row } from '../../scripts/bench/row.ts';
import { createTestDatabase } from '../test/test-database.ts';
import { coachIdOf, firstHour, hourOf } from './support/bench-coaches.ts';
import type { HttpLoad } from './support/http-load.ts';
import type { LiveServer } from './support/live-server.ts';
import { pgbench, type Varying } from './support/pgbench.ts';
import { bookingRequests } from './support/requests.ts';
import { startWorker } from './support/worker.ts';

const CLIENTS = 32;
const SECONDS = 8;
const COACHES = 1000;
/** Coaches whom only pgbench books, so that nobody takes a time from the other. */
const PGBENCH_FIRST = COACHES + 1;
const SAMPLE_COACH = 2 * COACHES + 1;

/** Measures durable bookings over HTTP against `pgbench` that runs their statements and nothing else. */
export const row: Row = {
  title: `Bookings on PostgreSQL, ${CLIENTS} clients at once, ${COACHES} coaches, every commit on disk`,
  async measure() {
    const database = await createTestDatabase();
    await using after = new AsyncDisposableStack();
    after.defer(() => database.drop());
    await using server = await startWorker<LiveServer>('live-server.ts', { DATABASE_URL: database.url });
    await using client = await startWorker<HttpLoad>('http-load.ts');
    await server.ask('addCoaches', { first: 1, count: SAMPLE_COACH, hours: ['00:00', '24:00'] });
    const { statements, sessionId } = await server.ask('statementsOf', sample);
    const load = {
      port: await server.ask('port'),
      requests: await bookingRequests(CLIENTS),
      coaches: { first: 1, count: COACHES },
    };
    await client.ask('load', { ...load, seconds: 2, coaches: { first: PGBENCH_FIRST, count: 500 } });
    const ours = await client.ask('load', { ...load, seconds: SECONDS });
    const run = { databaseUrl: database.url, statements, clients: CLIENTS, setup };
    const theirs = await pgbench({ ...run, varying: varying(sessionId), seconds: SECONDS });
    const others = Object.keys(ours.byStatus).filter((status) => status !== '201');
    return [
      {
        what: 'bookings a second, over HTTP with all checks',
        ...{ value: ours.perSecond, unit: '/s', aim: { atLeast: 0.4 } },
        against: { what: 'pgbench with the same SQL', value: theirs },
        note: `p50 ${ours.p50Ms.toFixed(1)} ms, p99 ${ours.p99Ms.toFixed(1)} ms; other answers than 201: ${others.length === 0 ? 'none' : others.join(', ')}.`,
      },
    ];
  },
};

const sample = {
  coachId: coachIdOf(SAMPLE_COACH),
  scheduledAt: hourOf(1000),
  subject: 'a-sample-subject',
  key: 'a-sample-key',
};

/** Each client of pgbench has hours of his own, with every coach one after the other. */
const setup = [
  `\\set c ${PGBENCH_FIRST} + 500 + (:i + 15 * :client_id) % 500`,
  `\\set h :client_id + ${CLIENTS} * (:i / 500)`,
  `\\set n :client_id * 10000000 + :i`,
];

const hour = (later: string) =>
  String.raw`to_char(timestamptz '${new Date(firstHour).toISOString().slice(0, 10)}'${later} + :h::int * interval '1 hour', E'YYYY-MM-DD"T"HH24\x3aMI\x3aSS"Z"')`;

const varying = (sessionId: string): Varying => [
  [sessionId, `'00000000-0000-4000-9000-' || lpad(to_hex(:n::bigint), 12, '0')`],
  [sample.coachId, `'00000000-0000-4000-8000-' || lpad(to_hex(:c::int), 12, '0')`],
  [sample.scheduledAt, hour('')],
  [hourOf(1001), hour(` + interval '1 hour'`)],
  [hourOf(1000 - 24), hour(` - interval '24 hours'`)],
  [sample.subject, `'booker-' || :client_id`],
  [sample.key, `'key-' || :n`],
];
