import { setTimeout as sleep } from 'node:timers/promises';
import { createBookingClient } from '@session-booking/sdk';
import { until } from '../test/until.ts';
import { awayAndBack } from './away-and-back.ts';
import { BusyCalendar, quietDay } from './busy-calendar.ts';
import { startNodes } from './nodes.ts';
import { addCoach, client } from './people.ts';
import type { Proof, Setting } from './proof.ts';
import { between, pick } from './seeded.ts';
import { spread } from './spread.ts';
import { openTroubledLine, type TroubledLine, troubles } from './troubled-line.ts';
import { isSame, Witness } from './witness.ts';

const WITHIN_MS = 2000;
/** A client of the SDK whose line was refused too often asks by HTTP, and tries the line again within 40 seconds. */
const BACK_MS = 60_000;
const CHECKPOINTS = 10;

/** Troubles the lines of watchers, and compares what they show with what is true. */
export const liveEqualsTrue: Proof = {
  name: 'live-equals-true',
  promise:
    'Whatever happens to a line, what a watcher shows equals a fresh answer, and nothing known is sent again.',
  needs: ['PostgreSQL'],
  async run(setting) {
    const cluster = await setting.postgres();
    await using nodes = await startNodes(1, { DATABASE_URL: await cluster.createDatabase('live') });
    const { url } = nodes.at(0);
    await troubledLines(setting, url);
    await awayAndBack(setting, url);
    const faults = await nodes.stop();
    setting.report.exactly('faults in the log of the node', faults.length, 0);
    for (const fault of new Set(faults)) setting.report.tell('fault', fault);
  },
};

async function troubledLines({ short, random, report }: Setting, url: string): Promise<void> {
  const [count, watchers] = short ? [60, 6] : [1000, 16];
  const window = quietDay(await addCoach(url));
  using calendar = new BusyCalendar(url, window, random);
  await using line = await openTroubledLine(url, random);
  const viewer = client('viewer');
  const witnesses = Array.from(
    { length: watchers / 2 },
    (_, index) => new Witness({ url: line.url, token: client(`witness-${index}`), window }),
  );
  for (const witness of witnesses) witness.come();
  const sdk = Array.from({ length: watchers / 2 }, (_, index) => {
    const booking = createBookingClient({ apiUrl: line.url, token: client(`sdk-${index}`) });
    return { booking, watch: booking.availability.watch(window) };
  });
  const [witnessMs, sdkMs]: [number[], number[]] = [[], []];
  let unequal = 0;
  try {
    await until(
      () => witnesses.every((each) => each.isWatching) && sdk.every(({ watch }) => watch.view),
      30_000,
    );
    for (let checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint += 1) {
      await stir(line, calendar, random, count / CHECKPOINTS);
      line.calm();
      const endedAt = performance.now();
      const truth = await calendar.truth(viewer);
      const settle = async (into: number[], isEqual: () => boolean, since: number) => {
        await until(isEqual, WITHIN_MS * 5).then(
          () => into.push(performance.now() - since),
          () => (unequal += 1),
        );
      };
      await Promise.all([
        ...witnesses.map((each) =>
          settle(
            witnessMs,
            () => each.isWatching && isSame(each.shown?.slots.values() ?? [], truth.slots),
            endedAt,
          ),
        ),
        ...sdk.map(async ({ booking: { connection }, watch }) => {
          await until(() => connection.transport === 'socket', BACK_MS);
          await settle(sdkMs, () => isSame(watch.view?.slots ?? [], truth.slots), performance.now());
        }),
      ]);
    }
  } finally {
    for (const witness of witnesses) witness.leave();
    for (const { watch } of sdk) watch.close();
  }
  const happened = Object.entries(line.happened).map(([kind, times]) => `${times} × ${kind}`);
  report.tell('troubles', happened.join(', '));
  report.atLeast(
    'troubles that came about',
    Object.values(line.happened).reduce((a, b) => a + b, 0),
    count,
  );
  report.tell('changes of the calendar meanwhile', calendar.changes);
  report.exactly('watchers that did not show the truth', unequal, 0);
  report.tell('equal after the last trouble, bare sockets', spread(witnessMs));
  report.inTime('slowest bare socket', Math.max(...witnessMs), WITHIN_MS);
  report.tell('equal after its line was back, SDK', spread(sdkMs));
  report.inTime('slowest of the SDK', Math.max(...sdkMs), WITHIN_MS);
}

/** Lets so many troubles come about while the calendar moves. */
async function stir(
  line: TroubledLine,
  calendar: BusyCalendar,
  random: Setting['random'],
  count: number,
): Promise<void> {
  const happened = () => Object.values(line.happened).reduce((a, b) => a + b, 0);
  const enough = happened() + count;
  while (happened() < enough) {
    // Many at once now and then: a cut in the middle of a duplicate is worth more than either.
    for (let times = between(random, 1, 3); times > 0; times -= 1) line.trouble(pick(random, troubles));
    await calendar.change();
    // A watcher who asks for all too often has to wait: the server takes 30 frames in ten seconds.
    await sleep(between(random, 20, 160));
  }
}
