import { setTimeout as sleep } from 'node:timers/promises';
import { type Asked, Asker, codeOf, type Question, tally } from './ask.ts';
import { instant } from './contests.ts';
import { startNodes } from './nodes.ts';
import { addCoach, client, clients } from './people.ts';
import type { Proof } from './proof.ts';
import { pick } from './seeded.ts';
import { percentile, spread } from './spread.ts';

const CONNECTIONS = 50;
const READERS = 4;
/** On two cores with nothing else to do, the load on them too. */
const AIM = { answersPerSecond: 4000, p99Ms: 50, otherP99Ms: 150 };

/** Lets fifty connections want one time without a pause, and others look at another coach meanwhile. */
export const hotSlot: Proof = {
  name: 'hot-slot',
  promise: 'A time that everybody wants is refused quickly and starves nobody who wants something else.',
  needs: ['PostgreSQL'],
  async run({ short, random, report, postgres }) {
    const cluster = await postgres();
    await using nodes = await startNodes(1, { DATABASE_URL: await cluster.createDatabase('hot') });
    const { url } = nodes.at(0);
    using asker = new Asker();
    const ms = short ? 3000 : 20_000;
    const people = clients(500);
    const scheduledAt = instant(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000 * 3);
    const body = { title: 'Hot', coachId: await addCoach(url), scheduledAt, durationMinutes: 60 };
    const wanting = (): Question => ({
      method: 'POST',
      path: '/api/sessions/book',
      token: pick(random, people),
      body,
    });
    const day = scheduledAt.slice(0, 10);
    const other = await addCoach(url);
    const looking = (): Question => ({
      path: `/api/coaches/${other}/availability?from=${day}&to=${day}&durationMinutes=60`,
      token: client('reader'),
    });
    const stream = (make: () => Question, connections: number, forMs: number) =>
      flow(asker, url, make, connections, forMs);

    await stream(wanting, CONNECTIONS, ms / 4);
    const plain = await stream(() => ({ path: '/healthz' }), CONNECTIONS, ms / 4);
    const idle = await stream(looking, READERS, ms / 4);
    const [hot, meanwhile] = await Promise.all([
      stream(wanting, CONNECTIONS, ms),
      stream(looking, READERS, ms),
    ]);

    const perSecond = (answers: readonly Asked[], forMs: number) => answers.length / (forMs / 1000);
    const took = (answers: readonly Asked[]) => answers.map(({ tookMs }) => tookMs);
    const [hotRate, plainRate] = [perSecond(hot, ms), perSecond(plain, ms / 4)];
    const codes = tally(hot.map(codeOf));
    // The short form also runs where a whole test suite runs beside it.
    const away = short ? (codes.unavailable ?? 0) : 0;
    report.tell('answers', JSON.stringify(codes));
    report.exactly('answers that are no clean refusal', hot.length - (codes.slot_taken ?? 0) - away, 0);
    report.tell(
      'refusals a second',
      `${hotRate.toFixed(0)} (aim on a machine of its own: ${AIM.answersPerSecond})`,
    );
    report.tell('refusals take', `${spread(took(hot))} (aim: p99 ${AIM.p99Ms})`);
    report.tell('the same node saying only that it lives, a second', plainRate);
    // A check of token, limits, body, schema and rules against none of it.
    report.atLeast('refusals, of 100 such answers', (hotRate / plainRate) * 100, 15);
    report.tell('another coach, nothing else going on', spread(took(idle)));
    report.tell('another coach meanwhile', `${spread(took(meanwhile))} (aim: p99 ${AIM.otherP99Ms})`);
    report.exactly(
      'looks at another coach that failed',
      meanwhile.filter(({ status }) => status !== 200).length,
      0,
    );
    // Whoever looks waits in the one queue of the node, and no longer than those who want.
    const starved = percentile(took(meanwhile), 0.99) / percentile(took(hot), 0.99);
    report.inTime('its 99th percentile, of 100 of the refusals', starved * 100, 150, '');
    report.exactly('deadlocks in the log of the database', cluster.logged('deadlock detected'), 0);
  },
};

/** Keeps so many questions going for so long. */
async function flow(
  asker: Asker,
  url: string,
  make: () => Question,
  connections: number,
  ms: number,
): Promise<Asked[]> {
  const answers: Asked[] = [];
  const end = performance.now() + ms;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) answers.push(await asker.ask(url, make()));
    }),
  );
  // What was left of one stream must not stand in the way of the next.
  await sleep(100);
  return answers;
}
