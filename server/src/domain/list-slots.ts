import type { Schedule, SlotStatus } from '@session-booking/sdk/contract';
import { bookingWindow } from './booking-window.ts';
import { type Busy, obstacleFor } from './busy.ts';
import { dayOf } from './calendar-date.ts';
import { MINUTE } from './interval.ts';
import type { DomainSlot } from './slot.ts';
import { firstStart, lastStart, workingHoursOf } from './working-hours.ts';

/** Asks for the starts of one coach. */
export type Question = {
  /** Treated as immutable: working hours are cached by it. */
  schedule: Schedule;
  /** Everything that occupies the coach where it is asked for, with buffers, in any order. */
  busy: readonly Busy[];
  /** First date, in the coach's zone. */
  from: string;
  /** Last date, included. */
  to: string;
  durationMinutes: number;
  /** Epoch milliseconds. */
  now: number;
  /** The subject that asks; his own hold does not stand in his way. */
  viewer: string | null;
  include?: 'all' | undefined;
};

/**
 * Lists the starts from `from` to `to`, by start: those that are available, with `include: 'all'` also the others with
 * their reason. Starts that have passed or lie beyond the horizon are never listed.
 */
export function listSlots(question: Question): DomainSlot[] {
  const { today, lastDay } = bookingWindow(question.schedule, question.now);
  return slotsBetween(question, Math.max(dayOf(question.from), today), Math.min(dayOf(question.to), lastDay));
}

/**
 * Finds the first available start at or after `from`, also beyond `to`, up to the horizon; epoch milliseconds or null.
 * `busy` must reach as far.
 */
export function firstAvailable(question: Question): number | null {
  const { today, lastDay } = bookingWindow(question.schedule, question.now);
  const first = Math.max(dayOf(question.from), today);
  return slotsBetween({ ...question, include: undefined }, first, lastDay, 1)[0]?.start ?? null;
}

/** Finds the available slots from `from` to `to` that begin nearest to `start`, at most `count`; gives them by start. */
export function nearestAvailable(question: Question, start: number, count: number): DomainSlot[] {
  const distance = (slot: DomainSlot) => Math.abs(slot.start - start);
  return listSlots({ ...question, include: undefined })
    .filter((slot) => slot.start !== start)
    .sort((a, b) => distance(a) - distance(b) || a.start - b.start)
    .slice(0, count)
    .sort((a, b) => a.start - b.start);
}

/**
 * Lists the starts of days by number, `limit` at most; what `include` asks for, whatever the question's own dates and
 * the horizon are.
 */
export function slotsBetween(
  question: Question,
  firstDay: number,
  lastDay: number,
  limit = Infinity,
): DomainSlot[] {
  const { schedule, busy, viewer, now, include } = question;
  const { earliest } = bookingWindow(schedule, now);
  const floor = include ? now : earliest;
  const duration = question.durationMinutes * MINUTE;
  const step = schedule.stepMinutes * MINUTE;
  const before = schedule.bufferBeforeMinutes * MINUTE;
  const after = schedule.bufferAfterMinutes * MINUTE + duration;
  const hours = workingHoursOf(schedule);
  const obstacle = obstacleFor(busy, viewer, include === 'all');
  const slots: DomainSlot[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const run of hours.runsOn(day)) {
      const last = lastStart(run, duration);
      for (let start = firstStart(run, floor, step); start <= last; start += step) {
        const status = statusOf(obstacle(start - before, start + after), start < earliest);
        if (status !== 'available' && !include) continue;
        slots.push({ start, end: start + duration, status });
        if (slots.length >= limit) return slots;
      }
    }
  }
  return slots;
}

function statusOf(obstacle: SlotStatus | undefined, isTooSoon: boolean): SlotStatus {
  if (obstacle && obstacle !== 'held_by_you') return obstacle;
  return isTooSoon ? 'too_soon' : (obstacle ?? 'available');
}
