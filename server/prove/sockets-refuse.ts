import { setTimeout as sleep } from 'node:timers/promises';
import { Asker, tally } from './ask.ts';
import { badSockets } from './bad-sockets.ts';
import { startNodes } from './nodes.ts';
import { addCoach } from './people.ts';
import type { Proof, Setting } from './proof.ts';
import { shuffled } from './seeded.ts';
import { Lookouts, type Sightings } from './sightings.ts';
import { percentile, spread } from './spread.ts';

/** Between two bookings, so that the times of a calendar last to the end. */
const PACE_MS = 250;
/** Later than this, a second booking of what is gone becomes likely. */
const SLOWEST_MS = 3000;
const OWN_ORIGIN = 'https://coach.example';

/** Lets sockets behave badly in every way beside watchers who behave, and looks at both and at the node's memory. */
export const socketsRefuse: Proof = {
  name: 'sockets-refuse',
  promise: 'Sockets that misbehave are closed with the documented code, cost no memory and harm nobody else.',
  needs: ['PostgreSQL'],
  async run(setting) {
    const { short, random, report } = setting;
    const cluster = await setting.postgres();
    const env = {
      ...{ DATABASE_URL: await cluster.createDatabase('sockets'), ALLOWED_ORIGINS: OWN_ORIGIN },
      // With so little room what is not needed is thrown away at once, and the figures tell what is kept.
      NODE_OPTIONS: '--max-old-space-size=128',
    };
    await using nodes = await startNodes(1, env);
    const { url } = nodes.at(0);
    using lookouts = await Lookouts.on(nodes);
    using asker = new Asker();
    const before = await lookouts.book(short ? 5 : 40, random);

    const kinds = badSockets({
      url,
      ownOrigin: OWN_ORIGIN,
      window: wide(await addCoach(url, { stepMinutes: 5 })),
    });
    const wrong: string[] = [];
    const memory: number[] = [];
    const during: Sightings = { afterAnswer: [], afterQuestion: [], missed: 0 };
    let closed = 0;
    for (let round = 0; round < (short ? 3 : 30); round += 1) {
      const attack = Promise.all(
        shuffled(
          random,
          kinds.flatMap((kind) => Array.from({ length: short ? 1 : 3 }, () => kind)),
        ).map(async ({ kind, code, run }) => {
          const got = await run();
          closed += 1;
          if (got !== code) wrong.push(`${kind}: ${got} instead of ${code}`);
        }),
      );
      const isOver = attack.then(() => true);
      do add(during, await lookouts.book(1, random));
      while (!(await Promise.race([isOver, sleep(PACE_MS, false)])));
      await attack;
      memory.push(await readMetric(asker, url, 'process_resident_memory_bytes'));
    }
    report.tell('bad sockets', `${closed} in ${kinds.length} ways`);
    report.exactly('closed with another code than documented', wrong.length, 0);
    for (const [text, times] of Object.entries(tally(wrong))) report.tell(`${times} times`, text);
    holdMemory(setting, memory);
    report.tell('a booking is seen, before', spread(before.afterAnswer));
    report.tell('a booking is seen, among bad sockets', spread(during.afterAnswer));
    report.exactly('bookings that a watcher who behaves did not see', during.missed, 0);
    report.exactly('watchers who behave and were cut off', lookouts.cutOff, 0);
    // Beside what it takes on the same machine without them, which has less to do then.
    const slower = percentile(during.afterAnswer, 0.5) / percentile(before.afterAnswer, 0.5);
    report.inTime('half of them, of 100 before', slower * 100, 300, '');
    report.inTime('the slowest', percentile(during.afterAnswer, 1), SLOWEST_MS);
    report.exactly('sockets left', (await readMetric(asker, url, 'session_booking_sockets')) - 1, 0);
    const faults = await nodes.stop();
    report.exactly('faults in the log of the node', faults.length, 0);
    for (const fault of new Set(faults)) report.tell('fault', fault);
  },
};

/** Compares the first rounds, when everything has been used once, with the last. */
function holdMemory({ short, report }: Setting, memory: readonly number[]): void {
  const part = Math.max(1, Math.floor(memory.length / 3));
  const [early, late] = [memory.slice(0, part), memory.slice(-part)].map(
    (list) => percentile(list, 0.5) / 2 ** 20,
  );
  report.tell(
    'memory of the node by round, MiB',
    memory.map((bytes) => Math.round(bytes / 2 ** 20)).join(' '),
  );
  report.atMost(
    'memory at the end, of 100 at the beginning',
    ((late ?? 0) / (early ?? 1)) * 100,
    short ? 160 : 115,
  );
}

function add(sum: Sightings, more: Sightings): void {
  sum.afterAnswer.push(...more.afterAnswer);
  sum.afterQuestion.push(...more.afterQuestion);
  sum.missed += more.missed;
}

/** Gives as much as one watch may ask for. */
function wide(coachId: string) {
  const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return { coachId, from: date(5), to: date(66), durationMinutes: 30 };
}

async function readMetric(asker: Asker, url: string, name: string): Promise<number> {
  const { text } = await asker.ask(url, { path: '/metrics' });
  const value = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`There is no metric ${name}.`);
  return Number(value);
}
