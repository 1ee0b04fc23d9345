import { listSlots } from '../domain/availability.ts';
import { occupiedInterval, type Busy } from '../domain/busy.ts';
import type { Interval } from '../domain/interval.ts';
import { addDays, dateAt } from '../domain/wall-time.ts';
import type { Schedule } from '@session-booking/sdk/contract';

/** Days ahead that have bookings. */
const WEEKS = 5;
/** A date kept free of them, for whoever tries the example of the documentation. */
const EXAMPLE_DATE = '2027-01-15';

/**
 * Chooses times that look like the weeks of a coach with clients: near days fuller than far ones, each day different.
 * Lengths asked for first get more of them.
 */
export function livedInTimes(
  schedule: Schedule,
  durations: readonly number[],
  seed: string,
  now: number,
): Interval[] {
  const times: Interval[] = [];
  const busy: Busy[] = [];
  const today = dateAt(now, schedule.timeZone);
  for (let ahead = 0; ahead < WEEKS * 7; ahead += 1) {
    const date = addDays(today, ahead);
    if (date === EXAMPLE_DATE) continue;
    const draw = sequence(`${seed} ${ahead}`);
    let share = draw() * (0.75 - ahead / 70);
    for (const durationMinutes of durations) {
      const question = {
        schedule,
        busy: [...busy],
        from: date,
        to: date,
        durationMinutes,
        now,
        viewer: null,
      };
      for (const { start, end } of listSlots(question)) {
        const during = occupiedInterval(schedule, { start, end });
        if (draw() > share || busy.some((each) => each.start < during.end && during.start < each.end))
          continue;
        busy.push({ ...during, kind: 'session' });
        times.push({ start, end });
      }
      share /= 3;
    }
  }
  return times.sort((a, b) => a.start - b.start);
}

/** Gives the same numbers from 0 to 1 for the same words: mulberry32, seeded by an FNV-1a hash. */
export function sequence(words: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of words) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
