import pg from 'pg';
import { checkCalendars } from './check-calendars.ts';
import { isAsTold, Ledger } from './ledger.ts';
import { type Nodes, startNodes } from './nodes.ts';
import { addCoach } from './people.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import type { Proof } from './proof.ts';
import { between, shuffled } from './seeded.ts';
import { spread } from './spread.ts';

const NODES = 3;
const SERVING_MS = 10_000;
type Blow = 'kill -9 of a node' | 'immediate stop of PostgreSQL' | 'kill -9 of PostgreSQL';

/** Kills nodes and the database under bookings that do not stop, and looks for every one that was acknowledged. */
export const acknowledgedStays: Proof = {
  name: 'acknowledged-stays',
  promise:
    'What was acknowledged is there, whole, however nodes and the database end; and serving goes on by itself.',
  needs: ['PostgreSQL'],
  async run({ short, random, report, postgres }) {
    const blows: Record<Blow, number> = short
      ? { 'kill -9 of a node': 3, 'immediate stop of PostgreSQL': 1, 'kill -9 of PostgreSQL': 1 }
      : { 'kill -9 of a node': 200, 'immediate stop of PostgreSQL': 30, 'kill -9 of PostgreSQL': 20 };
    const list = (Object.entries(blows) as [Blow, number][]).flatMap(([blow, times]) =>
      Array.from({ length: times }, () => blow),
    );
    const [all, bookers] = short ? [300, 6] : [50_000, 16];
    const cluster = await postgres();
    const DATABASE_URL = await cluster.createDatabase('kept');
    await using nodes = await startNodes(NODES, { DATABASE_URL });
    const coachIds = await Promise.all(
      Array.from({ length: bookers }, () => addCoach(nodes.at(0).url, { stepMinutes: 5 })),
    );
    const ledger = new Ledger({ urls: () => nodes.list.map(({ url }) => url), coachIds, random, bookers });
    const servingMs: number[] = [];
    const startedAt = performance.now();
    for (const blow of shuffled(random, list)) {
      await ledger.grown(Math.ceil(all / list.length));
      servingMs.push(await strike(blow, cluster, nodes, ledger, between(random, 0, NODES - 1)));
    }
    await ledger.stop();
    const seconds = (performance.now() - startedAt) / 1000;

    report.tell(
      'blows',
      Object.entries(blows)
        .map(([blow, times]) => `${times} × ${blow}`)
        .join(', '),
    );
    report.atLeast('acknowledged', ledger.entries.length, all);
    report.tell('a second', ledger.entries.length / seconds);
    report.tell('never answered, or 503', `${ledger.unknown} and ${ledger.refused}`);
    report.exactly('answers that are neither a yes nor a 503', ledger.odd.length, 0);
    for (const text of new Set(ledger.odd)) report.tell('odd', text);
    report.exactly('acknowledged and lost', await lost(DATABASE_URL, ledger), 0);
    const found = await checkCalendars(DATABASE_URL);
    report.exactly('overlaps', found.overlaps, 0);
    report.exactly(
      'half states: sessions without time, people or log',
      found.strays + found.gaps + found.halves,
      0,
    );
    report.tell('the next yes after a blow', spread(servingMs));
    report.inTime('the slowest', Math.max(...servingMs), SERVING_MS);
  },
};

/** Strikes once, sets up again what was struck, and gives how long it was until the next yes. */
async function strike(
  blow: Blow,
  cluster: PostgresCluster,
  nodes: Nodes,
  ledger: Ledger,
  index: number,
): Promise<number> {
  const struckAt = performance.now();
  const yes = async () => {
    await ledger.grown(1);
    return performance.now() - struckAt;
  };
  if (blow === 'kill -9 of a node') {
    const [ms] = await Promise.all([yes(), nodes.replace(index)]);
    return ms;
  }
  await cluster.kill(blow === 'kill -9 of PostgreSQL' ? 'SIGKILL' : 'SIGQUIT');
  await cluster.start();
  return yes();
}

async function lost(connectionString: string, { entries }: Ledger): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; status: string }>(
      'select id, status from session where id = any($1::uuid[])',
      [entries.map(({ id }) => id)],
    );
    const statuses = new Map(rows.map(({ id, status }) => [id, status]));
    return entries.filter((entry) => !isAsTold(entry, statuses.get(entry.id) ?? '')).length;
  } finally {
    await client.end();
  }
}
