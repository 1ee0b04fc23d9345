import { type Asked, Asker, codeOf, tally } from './ask.ts';
import { contests, type Wish } from './contests.ts';
import { checkCalendars } from './check-calendars.ts';
import { startNodes, type Nodes } from './nodes.ts';
import { clients } from './people.ts';
import type { Proof } from './proof.ts';
import { shuffled } from './seeded.ts';

const NODES = 3;

/** Lets many want the same time in every way there is, over three nodes, and asks the database what came of it. */
export const noDoubleBooking: Proof = {
  name: 'no-double-booking',
  promise:
    'However many want the same time at once, over however many nodes: one gets it, the others hear so.',
  needs: ['PostgreSQL'],
  async run({ short, random, report, postgres }) {
    const [contenders, rounds] = short ? [60, 4] : [500, 58];
    const cluster = await postgres();
    const DATABASE_URL = await cluster.createDatabase('contest');
    await using nodes = await startNodes(NODES, { DATABASE_URL });
    using asker = new Asker();
    const people = clients(contenders);
    await warmUp(asker, nodes, people);
    const answers: Asked[] = [];
    let [yeses, wrong] = [0, 0];
    const startedAt = performance.now();
    for await (const contest of contests({ url: nodes.at(0).url, asker, people, rounds })) {
      const wishes = shuffled(
        random,
        people.map((token, index) => contest.wish(token, index)),
      );
      const given = await Promise.all(wishes.map((wish, index) => grant(asker, nodes, wish, index)));
      answers.push(...given.flat());
      const won = given.filter((each) => (each.at(-1)?.status ?? 0) < 300).length;
      yeses += won;
      if (won !== contest.winners) {
        wrong += 1;
        report.tell(`${contest.kind}: ${contest.winners} should have won`, won);
      }
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const codes = tally(answers.map(codeOf));
    report.tell('answers', JSON.stringify(codes));
    report.tell('answers a second', answers.length / seconds);
    report.atLeast('attempts', answers.length, contenders * rounds * 7);
    report.exactly('contested times with more or fewer winners than there must be', wrong, 0);
    const expected = ['200', '201', 'slot_taken', 'slot_held'];
    const away = codes.unavailable ?? 0;
    const wrongAnswers = answers.length - sum(codes, expected) - (short ? away : 0);
    report.exactly('answers that are neither a yes nor a 409', wrongAnswers, 0);
    // The short form also runs where a whole test suite runs beside it.
    if (short)
      report.tell('sent away for a moment by a busy machine, in 1,000', (away / answers.length) * 1000);
    const faults = await nodes.stop();
    report.exactly('faults in the logs of the nodes', faults.length - (short ? away : 0), 0);
    for (const fault of new Set(faults)) report.tell('fault', fault);
    const found = await checkCalendars(DATABASE_URL);
    report.exactly('overlaps in the database', found.overlaps, 0);
    report.exactly('sessions without their time, or time without its session', found.strays, 0);
    report.exactly('gaps in the revisions of a coach', found.gaps, 0);
    report.exactly('deadlocks in the log of the database', cluster.logged('deadlock detected'), 0);
    report.tell('times won', yeses);
  },
};

/** Lets every node open its connections, which a rush would otherwise have to wait for. */
async function warmUp(asker: Asker, nodes: Nodes, people: readonly string[]): Promise<void> {
  for (const { url } of nodes.list) {
    await Promise.all(people.map((token) => asker.ask(url, { path: '/api/sessions', token })));
  }
}

/** What 500 ask at once takes long where others work too; that is the machine's doing, and another promise's figure. */
const patiently = { again: true, timeoutMs: 180_000 };

/** Fulfils a wish over one node: what is asked first, and what a yes to that leads to. */
async function grant(asker: Asker, nodes: Nodes, wish: Wish, index: number): Promise<Asked[]> {
  const { url } = nodes.at(index);
  const first = await asker.ask(url, { ...wish.first, ...patiently });
  if (!wish.then || first.status >= 300) return [first];
  return [first, await asker.ask(nodes.at(index + 1).url, { ...wish.then(first.text), ...patiently })];
}

const sum = (counts: Record<string, number>, names: readonly string[]) =>
  names.reduce((total, name) => total + (counts[name] ?? 0), 0);
