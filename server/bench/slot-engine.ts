import { listSlots, type Busy, type Question } from '../src/domain/availability.ts';
import { DAY, HOUR, MINUTE } from '../src/domain/interval.ts';

/** Says what one size of the measurement came to. */
export type EngineFigure = {
  busy: number;
  include: 'available' | 'all';
  slots: number;
  /** Median and 99th percentile of one call, in microseconds. */
  medianUs: number;
  p99Us: number;
};

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

/** Measures one question, warmed up, over 3,000 rounds. */
function measure(busyCount: number, include?: 'all'): EngineFigure {
  const question = month(busyCount, include);
  const times: number[] = [];
  let slots = 0;
  for (let round = 0; round < ROUNDS + 500; round += 1) {
    const before = performance.now();
    slots = listSlots(question).length;
    if (round >= 500) times.push((performance.now() - before) * 1000);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { busy: busyCount, include: include ?? 'available', slots, medianUs: at(0.5), p99Us: at(0.99) };
}

/** Measures the slot engine over a month with 200 busy intervals and with ten times as many. */
export function slotEngineFigures(): EngineFigure[] {
  return [measure(200), measure(2000), measure(200, 'all'), measure(2000, 'all')];
}

if (import.meta.main) console.table(slotEngineFigures());
