import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure, Row } from '../../scripts/bench/row.ts';
import { signToken } from '../test/tokens.ts';
import type { BareSockets } from './support/bare-sockets.ts';
import type { LiveServer } from './support/live-server.ts';
import { percentile } from './support/percentile.ts';
import type { Gathering, SocketCrowd } from './support/socket-crowd.ts';
import { startWorker, type Worker } from './support/worker.ts';

const SOCKETS = 10_000;
const PER_SUBJECT = 5;
const CHANGES = 20;
const EVERY_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Files and pipes a process has open beside its sockets. */
const OTHER_FILES = 200;

type Measured = {
  joinMs: number;
  bytesEach: number;
  usedEach: number;
  latencies: Float64Array;
  missed: number;
  text: string;
};

/** Measures how long a change takes to all who watch, against a program that only sends. */
export const row: Row = {
  title: 'Sockets that all watch one calendar, one change a second',
  async measure() {
    const count = Math.min(SOCKETS, openFiles() - OTHER_FILES);
    const live = await measureLive(count);
    const bare = await measureBare(count, live.text);
    return figures(count, live, bare);
  },
};

function figures(count: number, live: Measured, bare: Measured): Figure[] {
  const at = (share: number) => ({
    value: percentile(live.latencies, share),
    unit: 'ms',
    against: { what: 'bare ws', value: percentile(bare.latencies, share) },
  });
  const few = count < SOCKETS && `Only ${count} sockets: raise the limit of open files (ulimit -n).`;
  return [
    { what: 'p50, commit to frame', ...at(0.5), ...(few && { note: few }) },
    { what: 'p99, commit to frame', ...at(0.99), aim: { atMost: 2 } },
    {
      what: 'memory a socket',
      ...{ value: live.bytesEach / 1024, unit: 'KB', aim: { atMost: 2 } },
      against: { what: 'bare ws', value: bare.bytesEach / 1024 },
      note: `Of it in use, after a collection: ${(live.usedEach / 1024).toFixed(1)} KB, bare ws ${(bare.usedEach / 1024).toFixed(1)} KB.`,
    },
    { what: `missed, of ${count * CHANGES} frames`, value: live.missed, unit: '', aim: { atMost: 0 } },
    {
      what: 'all connected within',
      ...{ value: live.joinMs / 1000, unit: 's', against: { what: 'bare ws', value: bare.joinMs / 1000 } },
    },
  ];
}

async function measureLive(count: number): Promise<Measured> {
  await using server = await startWorker<LiveServer>('live-server.ts');
  await using crowd = await startWorker<SocketCrowd>('socket-crowd.ts');
  const coachId = await server.ask('addCoaches', { first: 1, count: 1, hours: ['09:00', '17:00'] });
  const firstDay = Math.ceil(Date.now() / DAY_MS + 1) * DAY_MS;
  const watch = JSON.stringify({
    ...{ type: 'watch', id: 'month', coachId, durationMinutes: 60 },
    ...{ from: isoDate(firstDay), to: isoDate(firstDay + 30 * DAY_MS) },
  });
  const hellos = await Promise.all(
    Array.from({ length: Math.ceil(count / PER_SUBJECT) }, async (_, index) => {
      const token = await signToken({ sub: `watcher-${index}`, role: 'client' });
      return [JSON.stringify({ type: 'hello', token, protocol: 1 }), watch];
    }),
  );
  const port = await server.ask('port');
  const gathering = { port, path: '/api/realtime', count, hellos, isIn: '"type":"watching"' };
  return await watchChanges(server, crowd, gathering, async (number) => {
    const booking = { coachId, scheduledAt: timeOf(firstDay, number), subject: `booker-${number}` };
    return (await server.ask('book', booking)).machineMs;
  });
}

async function measureBare(count: number, text: string): Promise<Measured> {
  await using server = await startWorker<BareSockets>('bare-sockets.ts');
  await using crowd = await startWorker<SocketCrowd>('socket-crowd.ts');
  const port = await server.ask('port');
  const gathering = { port, path: '/', count, hellos: [], isIn: null };
  return await watchChanges(server, crowd, gathering, (number) =>
    server.ask('broadcast', revisionIn(text, number)),
  );
}

/** Gathers a crowd at a server, makes the changes, and puts together what came of it. */
async function watchChanges(
  server: Pick<Worker<Pick<BareSockets, 'memory'>>, 'ask'>,
  crowd: Worker<SocketCrowd>,
  gathering: Gathering,
  change: (number: number) => Promise<number>,
): Promise<Measured> {
  const before = await server.ask('memory');
  const joinMs = await crowd.ask('gather', gathering);
  await sleep(EVERY_MS);
  const after = await server.ask('memory');
  const latencies: number[] = [];
  let missed = 0;
  for (let number = 1; number <= CHANGES; number += 1) {
    const next = sleep(EVERY_MS);
    const began = await change(number);
    const hearing = await crowd.ask('hear', { revision: number, withinMs: 10 * EVERY_MS });
    missed += hearing.missed;
    for (const at of hearing.at) latencies.push(at - began);
    await next;
  }
  const { lastText, outOfOrder, closed } = await crowd.ask('state');
  return {
    joinMs,
    bytesEach: (after.rss - before.rss) / gathering.count,
    usedEach: (after.used - before.used) / gathering.count,
    latencies: Float64Array.from(latencies),
    missed: missed + outOfOrder + closed,
    text: lastText,
  };
}

/** Gives every change an hour of its own: four in a working day. */
const timeOf = (firstDay: number, number: number) =>
  new Date(firstDay + Math.floor(number / 4) * DAY_MS + (9 + (number % 4) * 2) * HOUR_MS).toISOString();

const isoDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Gives the frame another revision, so that the bare server sends as many bytes. */
function revisionIn(text: string, revision: number): string {
  return text
    .replace(/"revision":\d+/, `"revision":${revision}`)
    .replace(/"previous":\d+/, `"previous":${revision - 1}`);
}

/** Tells how many files a process here may open; Node raises its own limit to the hard one. */
function openFiles(): number {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { hard: number | string } };
  };
  const limit = Number(userLimits?.open_files?.hard);
  return Number.isFinite(limit) ? limit : SOCKETS + OTHER_FILES;
}
