import { setTimeout as sleep } from 'node:timers/promises';
import { openCuttableLine } from '../test/cuttable-line.ts';
import { until } from '../test/until.ts';
import { type Asked, Asker, codeOf, tally } from './ask.ts';
import { instant } from './contests.ts';
import { checkCalendars } from './check-calendars.ts';
import { startNode } from './nodes.ts';
import { addCoach, client } from './people.ts';
import type { Proof } from './proof.ts';
import { between } from './seeded.ts';
import { spread } from './spread.ts';
import { isSame, type Window, Witness } from './witness.ts';

const ANSWERED_MS = 5000;
const HEALED_MS = 10_000;
const HOUR = 3_600_000;

/** Cuts one of two nodes from the database, with the line left hanging as a broken network leaves it. */
export const partition: Proof = {
  name: 'partition',
  promise: 'A node that cannot reach the database says so in time, books nothing, and is back by itself.',
  needs: ['PostgreSQL'],
  async run({ short, random, report, postgres }) {
    const DATABASE_URL = await (await postgres()).createDatabase('parted');
    const line = await openCuttableLine(DATABASE_URL);
    const whole = await startNode({ DATABASE_URL });
    const parted = await startNode({ DATABASE_URL: line.url });
    using asker = new Asker();
    const coachId = await addCoach(whole.url, { stepMinutes: 60 });
    const window = monthOf(coachId);
    const watcher = new Witness({ url: parted.url, token: client('watcher'), window });
    watcher.come();
    let next = Date.parse(`${window.from}T00:00:00Z`);
    const book = (url: string, index: number) => {
      const scheduledAt = instant((next += HOUR));
      const body = { title: 'Parted', coachId, scheduledAt, durationMinutes: 60 };
      return asker.ask(url, {
        method: 'POST',
        path: '/api/sessions/book',
        token: client(`someone-${index}`),
        body,
      });
    };
    try {
      await until(() => watcher.isWatching, 20_000);
      const during: Asked[] = [];
      const [healMs, liveMs]: [number[], number[]] = [[], []];
      let others = 0;
      for (const cutMs of short ? [4000] : [30_000, 60_000, between(random, 90_000, 120_000)]) {
        await book(parted.url, next);
        line.cut();
        const mendAt = performance.now() + cutMs;
        while (performance.now() < mendAt) {
          const [here, there] = await Promise.all([book(parted.url, next), book(whole.url, next + 1)]);
          during.push(here);
          others += Number(there.status === 201);
          await sleep(500);
        }
        line.mend();
        const mendedAt = performance.now();
        await until(async () => (await book(parted.url, next)).status === 201, 30_000);
        healMs.push(performance.now() - mendedAt);
        const truth = await asker.ask(whole.url, { path: pathOf(window), token: client('watcher') });
        const { slots } = JSON.parse(truth.text) as { slots: Parameters<typeof isSame>[1] };
        await until(() => isSame(watcher.shown?.slots.values() ?? [], slots), 30_000);
        liveMs.push(performance.now() - mendedAt);
      }
      const codes = tally(during.map(codeOf));
      report.tell('bookings on the node that was cut off', JSON.stringify(codes));
      report.exactly('of them not refused as unavailable', during.length - (codes.unavailable ?? 0), 0);
      report.exactly(
        'refused without Retry-After',
        during.filter(({ headers }) => !headers['retry-after']).length,
        0,
      );
      report.tell('they took', spread(during.map(({ tookMs }) => tookMs)));
      report.inTime('the slowest', Math.max(...during.map(({ tookMs }) => tookMs)), ANSWERED_MS);
      report.atLeast('bookings on the other node meanwhile, of 100', (others / during.length) * 100, 100);
      report.inTime('books again after the line was mended', Math.max(...healMs), HEALED_MS);
      report.inTime('its watcher shows the truth again', Math.max(...liveMs), HEALED_MS);
      const found = await checkCalendars(DATABASE_URL);
      report.exactly(
        'overlaps and half states',
        found.overlaps + found.strays + found.gaps + found.halves,
        0,
      );
    } finally {
      watcher.leave();
      await Promise.all([whole.kill(), parted.kill()]);
      await line.close();
    }
  },
};

function monthOf(coachId: string): Window {
  const date = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
  return { coachId, from: date(5), to: date(66), durationMinutes: 60 };
}

const pathOf = ({ coachId, from, to, durationMinutes }: Window) =>
  `/api/coaches/${coachId}/availability?from=${from}&to=${to}&durationMinutes=${durationMinutes}&include=all`;
