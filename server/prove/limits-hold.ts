import { type Asked, Asker, codeOf, tally } from './ask.ts';
import { startNodes, type Nodes } from './nodes.ts';
import { client } from './people.ts';
import type { Proof, Setting } from './proof.ts';

const NODES = 3;
const SUBJECT_REQUESTS = 300;
const VISITORS = 30;

/** Asks more than is allowed, over several nodes, under false addresses, and without the database. */
export const limitsHold: Proof = {
  name: 'limits-hold',
  promise:
    'However many nodes there are, a limit is one limit; a forged address gains nothing; and it holds without its store.',
  needs: ['PostgreSQL'],
  async run(setting) {
    const { short, report, postgres } = setting;
    const cluster = await postgres();
    const env = {
      DATABASE_URL: await cluster.createDatabase('limits'),
      LIMITS: 'on',
      LIMIT_ADDRESS_REQUESTS: '1000000',
      ALLOWED_ORIGINS: '*',
    };
    await using nodes = await startNodes(NODES, env);
    using asker = new Asker(90);
    const rush = (count: number, ask: (index: number) => Promise<Asked>) =>
      Promise.all(Array.from({ length: count }, (_, index) => ask(index)));

    const token = client('eager');
    const path = '/api/sessions/00000000-0000-4000-8000-000000000000';
    const subject = await rush(short ? 600 : 3000, (index) =>
      asker.ask(nodes.at(index).url, { path, token }),
    );
    within(
      setting,
      `requests of one subject let through, of ${subject.length}`,
      through(subject),
      SUBJECT_REQUESTS,
    );

    const visitors = await rush(400, (index) => visitor(asker, nodes, index));
    within(setting, `visitor tokens given to one address under 400 names`, through(visitors), VISITORS);

    await cluster.kill('SIGQUIT');
    const alone = await rush(400, (index) => visitor(asker, nodes, index));
    // Each node counts by itself then, from where it stands.
    report.atMost(
      'visitor tokens given without the database, by three nodes',
      through(alone),
      NODES * VISITORS,
    );
    report.atLeast(
      'of 400, refused by its limit',
      tally(alone.map(codeOf)).rate_limited ?? 0,
      400 - NODES * VISITORS,
    );
  },
};

function visitor(asker: Asker, nodes: Nodes, index: number): Promise<Asked> {
  const address = `203.0.${Math.floor(index / 250)}.${index % 250}`;
  const headers = { 'X-Forwarded-For': address, Forwarded: `for=${address}`, 'X-Real-IP': address };
  return asker.ask(nodes.at(index).url, { method: 'POST', path: '/api/auth/visitor', body: {}, headers });
}

/** Counts what was not refused by its limit, whatever else became of it. */
const through = (answers: readonly Asked[]) => answers.filter(({ status }) => status !== 429).length;

function within({ report }: Setting, name: string, value: number, limit: number): void {
  report.atLeast(name, value, limit * 0.95);
  report.atMost(name, value, limit * 1.05);
}
