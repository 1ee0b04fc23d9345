import { createBookingClient } from '@session-booking/sdk';
import { until } from '../test/until.ts';
import { BusyCalendar, quietDay } from './busy-calendar.ts';
import { openFront } from './front.ts';
import type { Nodes } from './nodes.ts';
import { addCoach, client } from './people.ts';
import type { Setting } from './proof.ts';
import { spread } from './spread.ts';
import { isSame } from './witness.ts';

/** The longest pause of the SDK is six seconds; what is beyond it is connecting. */
const BACK_MS = 10_000;
const MOMENT_MS = 100;
/** Without jitter it would be all of them; how few it is depends on how busy the machine is with them. */
const MOST_AT_ONCE = 60;

/** Kills a node under clients of the SDK that reach the nodes through one address, and watches them move on. */
export async function nodeLost({ short, random, report }: Setting, nodes: Nodes): Promise<void> {
  const window = quietDay(await addCoach(nodes.at(0).url));
  await using front = await openFront(() => nodes.list.map(({ url }) => url));
  using calendar = new BusyCalendar(nodes.at(1).url, window, random);
  const back: number[] = [];
  let killedAt = Infinity;
  let moved = 0;
  const watchers = Array.from({ length: short ? 30 : 150 }, (_, index) => {
    const booking = createBookingClient({ apiUrl: front.url, token: client(`moving-${index}`) });
    let isLost = false;
    booking.connection.onChange(({ status, transport }) => {
      if (killedAt === Infinity) return;
      if (status !== 'live' && !isLost) {
        isLost = true;
        moved += 1;
      } else if (isLost && transport === 'socket') back.push(performance.now() - killedAt);
    });
    return { booking, watch: booking.availability.watch(window) };
  });
  try {
    await until(() => watchers.every(({ booking }) => booking.connection.transport === 'socket'), 60_000);
    killedAt = performance.now();
    await nodes.at(0).kill();
    for (let times = 0; times < 10; times += 1) await calendar.change();
    await until(() => moved > 0 && back.length >= moved, 60_000);
    const truth = await calendar.truth(client('viewer'));
    let unequal = 0;
    for (const { watch } of watchers) {
      await until(() => isSame(watch.view?.slots ?? [], truth.slots), 5000).catch(() => (unequal += 1));
    }
    report.tell('clients of a node that was killed', `${moved} of ${watchers.length}`);
    report.tell('live again on another node', spread(back));
    report.inTime('the last of them', Math.max(...back), BACK_MS);
    // A node that is left must not get everybody in the same moment.
    report.atMost(
      `most that came within ${MOMENT_MS} ms, of 100`,
      (crowd(back) / back.length) * 100,
      MOST_AT_ONCE,
    );
    report.exactly('clients that do not show the truth afterwards', unequal, 0);
  } finally {
    for (const { watch } of watchers) watch.close();
    await nodes.replace(0);
  }
}

/** Counts the most that came within one moment. */
function crowd(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + MOMENT_MS).length));
}
