import type { SlotStatus } from '@session-booking/sdk/contract';
import type { DayReason } from '../state/day-status.ts';

/** Lists what the widget says about how free a day or time is, and about the coach; loaded where that is shown. */
export interface DetailMessages {
  // The coach
  aboutCoach: (name: string) => string;
  speaks: (languages: string) => string;
  localTime: (time: string, place: string, difference: string) => string;
  ahead: (distance: string) => string;
  behind: (distance: string) => string;
  sameTime: string;
  readMore: string;
  readLess: string;
  // Days
  firstFree: (moment: string) => string;
  legend: Record<'free' | 'few' | 'none', string>;
  /** Follows the number of times in a day's name. */
  fewLeft: string;
  /** Follows the number of times in the name of a day that has none. */
  dayReasons: Record<DayReason, string>;
  /** Answers the question why a day has no free time. */
  whyNone: Record<DayReason, (coach: string) => string>;
  // Times
  /** Stands beneath a time that cannot be chosen, or is kept; a word or two. */
  slotStatuses: Record<Exclude<SlotStatus, 'available'>, string>;
  /** Says the same in a sentence. */
  whySlot: Record<Exclude<SlotStatus, 'available'>, string>;
}
