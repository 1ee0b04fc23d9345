import type { Figure, Row } from '../../scripts/bench/row.ts';
import type { LiveServer } from './support/live-server.ts';
import { startWorker } from './support/worker.ts';

const SIZES = [10, 1000, 100_000] as const;
const ROUNDS = 300;

/** Measures whether a booking and a view cost more when there are more coaches, with sessions of rounds before. */
export const row: Row = {
  title: 'Growth: a booking, and the month after it, with ever more coaches',
  async measure() {
    await using server = await startWorker<LiveServer>('live-server.ts', { DATABASE_URL: '' });
    const figures: Figure[] = [];
    let first: { bookingMs: number; viewMs: number } | undefined;
    let there = 0;
    for (const [index, coaches] of SIZES.entries()) {
      await server.ask('addCoaches', { first: there + 1, count: coaches - there, hours: ['00:00', '24:00'] });
      there = coaches;
      const hour = index * 3 * ROUNDS;
      // Once for the compiler and the database's plans, once to count.
      await server.ask('costs', { coaches, hour, rounds: ROUNDS });
      const cost = await server.ask('costs', { coaches, hour: hour + ROUNDS, rounds: ROUNDS });
      if (first) figures.push(...against(first, cost, coaches));
      first ??= cost;
    }
    return figures;
  },
};

function against(few: Cost, many: Cost, coaches: number): Figure[] {
  const among = `among ${coaches.toLocaleString('en')}`;
  const aim = { atMost: 1.5 };
  const what = `among ${SIZES[0]}`;
  return [
    {
      what: `a booking ${among}`,
      value: many.bookingMs,
      unit: 'ms',
      against: { what, value: few.bookingMs },
      aim,
    },
    { what: `a view ${among}`, value: many.viewMs, unit: 'ms', against: { what, value: few.viewMs }, aim },
  ];
}

type Cost = { bookingMs: number; viewMs: number };
