import { findProgram } from './programs.ts';
import { nodeLost } from './node-lost.ts';
import { NATS_FOLDERS, startNats } from './nats-process.ts';
import { startNodes } from './nodes.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import type { Proof, Setting } from './proof.ts';
import { Lookouts, type Sightings } from './sightings.ts';
import { percentile, spread } from './spread.ts';
import { until } from '../test/until.ts';

const NODES = 3;
/** Every node asks after the calendars it shows once a second, whatever it was told. */
const POLL_MS = 1000;

/** Books on one node and looks at the others: with NOTIFY, with NATS, without NATS, and without one of the nodes. */
export const nodesAreOne: Proof = {
  name: 'nodes-are-one',
  promise:
    'What is booked on one node is seen on all; with NATS gone a second later at most; and a node can be lost.',
  needs: ['PostgreSQL'],
  async run(setting) {
    const cluster = await setting.postgres();
    await byNotify(setting, cluster);
    if (findProgram('nats-server', NATS_FOLDERS)) await byNats(setting, cluster);
    else setting.report.tell('through NATS', 'SKIPPED: this machine has no nats-server');
  },
};

async function byNotify(setting: Setting, cluster: PostgresCluster): Promise<void> {
  const { short, random } = setting;
  await using nodes = await startNodes(NODES, { DATABASE_URL: await cluster.createDatabase('notify') });
  using lookouts = await Lookouts.on(nodes);
  quick(setting, 'by NOTIFY', await lookouts.book(short ? 15 : 150, random));
  await nodeLost(setting, nodes);
}

async function byNats(setting: Setting, cluster: PostgresCluster): Promise<void> {
  const { short, random, report } = setting;
  const times = short ? 8 : 80;
  await using nats = await startNats();
  const env = { DATABASE_URL: await cluster.createDatabase('nats'), NATS_URL: nats.url };
  await using nodes = await startNodes(NODES, env);
  using lookouts = await Lookouts.on(nodes);
  const withNats = await lookouts.book(times, random);
  quick(setting, 'through NATS', withNats);

  await nats.kill();
  const without = await lookouts.book(times, random);
  report.tell('after kill -9 of NATS, after the answer', spread(without.afterAnswer));
  report.exactly('not seen without NATS', without.missed, 0);
  // Beside the slowest with NATS: on a busy machine a timer is late, with it and without.
  const usual = Math.max(SLACK_MS, ...withNats.afterAnswer);
  report.inTime(
    'latest of them, beyond the latest with NATS',
    Math.max(...without.afterAnswer) - usual,
    POLL_MS,
  );
  report.tell('bookings sent away for a moment and asked again', lookouts.sentAway);

  await nats.start();
  const startedAt = performance.now();
  // A node tries again every half second; from then on its hints go through.
  await until(async () => median(await lookouts.book(2, random)) < POLL_MS / 4, 30_000);
  report.inTime('quick again after NATS is back', performance.now() - startedAt, 10_000);
}

/** What reading and sending may take on top of the second. */
const SLACK_MS = 250;

/** Holds that hints carried a change, not the poll, which alone would take half a second in the middle. */
function quick({ report }: Setting, how: string, sightings: Sightings): void {
  report.tell(`seen elsewhere ${how}, after the answer`, spread(sightings.afterAnswer));
  report.tell(`seen elsewhere ${how}, after the question`, spread(sightings.afterQuestion));
  report.exactly(`not seen ${how}`, sightings.missed, 0);
  report.inTime(`half of them ${how}`, median(sightings), POLL_MS / 4);
}

const median = ({ afterAnswer }: Sightings) => percentile(afterAnswer, 0.5);
