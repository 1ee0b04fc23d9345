import { listSlots, type Busy, type Question } from '../src/domain/availability.ts';
import type { Row } from '../../scripts/bench/row.ts';
import { DAY, HOUR, MINUTE } from '../src/domain/interval.ts';

const ROUNDS = 3000;
const NOW = Date.UTC(2027, 2, 1, 5);

/** Asks for March 2027 in New York, clock change and all: eight hours a day, a start each quarter of an hour. */
function month(busyCount: number, include?: 'all'): Question {
  const busy: Busy[] = Array.from({ length: busyCount }, (_, index) => {
    const start = NOW + Math.floor((index * 31 * DAY) / busyCount / (5 * MINUTE)) * 5 * MINUTE;
    const length = Math.min(45 * MINUTE, Math.floor((31 * DAY) / busyCount / (2 * MINUTE)) * MINUTE);
    return { start, end: start + length, kind: index % 10 === 0 ? 'hold' : 'session', owner: 'somebody' };
  });
  return {
    schedule: {
      timeZone: 'America/New_York',
      weekly: [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
        { day, start: '09:00', end: '12:30' },
        { day, start: '13:30', end: '18:00' },
      ]),
      overrides: [{ date: '2027-03-17', intervals: [] }],
      stepMinutes: 15,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 10,
      minNoticeMinutes: 120,
      horizonDays: 60,
    },
    busy,
    from: '2027-03-01',
    to: '2027-03-31',
    durationMinutes: 60,
    now: NOW - HOUR,
    viewer: 'viewer',
    include,
  };
}

/** Gives the median time of one question in microseconds, warmed up, over 3,000 rounds. */
function medianUs(busyCount: number, include?: 'all'): number {
  const question = month(busyCount, include);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 500; round += 1) {
    const before = performance.now();
    listSlots(question);
    if (round >= 500) times.push((performance.now() - before) * 1000);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

/** Measures the slot engine over a month with 200 busy intervals and with ten times as many. */
export const row: Row = {
  title: 'Slot engine, a month in New York, a start each quarter of an hour',
  async measure() {
    const [free, freeCrowded, all, allCrowded] = [
      medianUs(200),
      medianUs(2000),
      medianUs(200, 'all'),
      medianUs(2000, 'all'),
    ] as const;
    return [
      { what: 'free slots, 200 busy intervals', value: free, unit: 'µs', aim: { atMost: 200 } },
      {
        what: 'free slots, 2,000 busy intervals',
        ...{
          value: freeCrowded,
          unit: 'µs',
          against: { what: 'with 200', value: free },
          aim: { atMost: 12 },
        },
      },
      { what: 'every slot, 200 busy intervals', value: all, unit: 'µs', aim: { atMost: 200 } },
      {
        what: 'every slot, 2,000 busy intervals',
        ...{ value: allCrowded, unit: 'µs', against: { what: 'with 200', value: all }, aim: { atMost: 12 } },
      },
    ];
  },
};
