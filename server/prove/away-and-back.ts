import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../test/until.ts';
import { BusyCalendar, quietDay } from './busy-calendar.ts';
import { addCoach, client } from './people.ts';
import type { Setting } from './proof.ts';
import { between } from './seeded.ts';
import { spread } from './spread.ts';
import { isSame, type Shown, Witness } from './witness.ts';

/** How long a node remembers what a watcher saw. */
const KEPT_MS = 120_000;

type Return = { awayMs: number; before: Shown; witness: Witness };

/** Lets watchers go and come back, and looks at what they are sent: only what they missed, or all, and said so. */
export async function awayAndBack({ short, random, report }: Setting, url: string): Promise<void> {
  const window = quietDay(await addCoach(url));
  using calendar = new BusyCalendar(url, window, random);
  const briefly = Array.from({ length: short ? 10 : 40 }, () =>
    between(random, 50, short ? 4000 : KEPT_MS - 8000),
  );
  const long = short ? [] : [KEPT_MS + 3000, KEPT_MS + 5000, KEPT_MS + 8000];
  const witnesses = [...briefly, ...long].map((awayMs, index) => ({
    awayMs,
    witness: new Witness({ url, token: client(`away-${index}`), window }),
  }));
  let isOver = false;
  const moving = keepMoving(calendar, () => isOver);
  const returns = await Promise.all(witnesses.map(({ awayMs, witness }) => leaveAndReturn(witness, awayMs)));
  isOver = true;
  await moving;

  const truth = await calendar.truth(client('viewer'));
  let [unequal, misfits] = [0, 0];
  for (const { witness } of returns) {
    const isEqual = () => isSame(witness.shown?.slots.values() ?? [], truth.slots);
    await until(isEqual, 5000).catch(() => (unequal += 1));
    misfits += witness.misfits;
    witness.leave();
  }
  report.tell('changes of the calendar while they were away', calendar.changes);
  report.tell(
    'away for',
    spread(
      briefly.map((ms) => ms / 1000),
      's',
    ),
  );
  const brief = returns.slice(0, briefly.length);
  report.exactly(
    'returns within two minutes that got the whole list',
    brief.filter(({ witness }) => witness.greeting?.slots).length,
    0,
  );
  report.exactly('slots sent again that they knew', sum(brief.map(sentAgain)), 0);
  report.tell(
    'slots sent because they had changed',
    sum(brief.map(({ witness }) => witness.greeting?.changed?.length ?? 0)),
  );
  report.exactly('changes out of order or twice', misfits, 0);
  if (long.length > 0) {
    const whole = returns
      .slice(briefly.length)
      .filter(({ witness }) => witness.greeting?.slots && !witness.greeting.changed);
    report.exactly('returns after longer that got the whole list, said so', whole.length, long.length);
  } else report.tell('returns after two minutes', 'left out of the short form');
  report.exactly('watchers that did not end equal to a fresh answer', unequal, 0);
}

async function leaveAndReturn(witness: Witness, awayMs: number): Promise<Return> {
  witness.come();
  await until(() => witness.isWatching, 30_000);
  witness.leave();
  const before = witness.shown;
  if (!before) throw new Error('A watcher saw nothing.');
  await sleep(awayMs);
  witness.come();
  await until(() => witness.greeting !== null, 30_000);
  return { awayMs, before, witness };
}

/** Counts what a greeting told although it was known: slots that look as they did. */
function sentAgain({ before, witness: { greeting } }: Return): number {
  const known = (greeting?.changed ?? []).filter((slot) => {
    const old = before.slots.get(slot.startsAt);
    return old?.status === slot.status && old.endsAt === slot.endsAt;
  });
  return known.length;
}

async function keepMoving(calendar: BusyCalendar, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await calendar.change();
    await sleep(120);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
