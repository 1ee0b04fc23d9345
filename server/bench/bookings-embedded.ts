import type { Row } from '../../scripts/bench/row.ts';
import { embeddedFolder } from '../test/embedded-folder.ts';
import type { BareInsert } from './support/bare-insert.ts';
import type { HttpLoad } from './support/http-load.ts';
import type { LiveServer } from './support/live-server.ts';
import { bookingRequests } from './support/requests.ts';
import { startWorker } from './support/worker.ts';

const CLIENTS = 16;
const SECONDS = 8;
const COACHES = 1000;

/** Measures bookings over HTTP on the embedded database against one that only inserts a row. */
export const row: Row = {
  title: `Bookings on the embedded database, ${CLIENTS} clients at once, every commit on disk`,
  async measure() {
    const theirs = await measureInserts();
    const ours = await measureBookings();
    const others = Object.keys(ours.byStatus).filter((status) => status !== '201');
    return [
      {
        what: 'bookings a second, over HTTP with all checks',
        ...{ value: ours.perSecond, unit: '/s', aim: { atLeast: 0.3 } },
        against: { what: 'the bare insert on PGlite', value: theirs },
        note: `p50 ${ours.p50Ms.toFixed(1)} ms, p99 ${ours.p99Ms.toFixed(1)} ms; other answers than 201: ${others.length === 0 ? 'none' : others.join(', ')}.`,
      },
    ];
  },
};

async function measureInserts(): Promise<number> {
  const folder = await embeddedFolder();
  await using after = new AsyncDisposableStack();
  after.defer(() => folder.remove());
  await using database = await startWorker<BareInsert>('bare-insert.ts', { DATA_DIR: folder.path });
  await database.ask('insert', 2);
  return await database.ask('insert', SECONDS);
}

async function measureBookings() {
  const folder = await embeddedFolder();
  await using after = new AsyncDisposableStack();
  after.defer(() => folder.remove());
  await using server = await startWorker<LiveServer>('live-server.ts', {
    DATA_DIR: folder.path,
    DATABASE_URL: '',
  });
  await using client = await startWorker<HttpLoad>('http-load.ts');
  await server.ask('addCoaches', { first: 1, count: 2 * COACHES, hours: ['00:00', '24:00'] });
  const load = { port: await server.ask('port'), requests: await bookingRequests(CLIENTS) };
  await client.ask('load', { ...load, seconds: 2, coaches: { first: COACHES + 1, count: COACHES } });
  return await client.ask('load', { ...load, seconds: SECONDS, coaches: { first: 1, count: COACHES } });
}
