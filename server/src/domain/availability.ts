import type { Schedule } from '@session-booking/sdk/contract';
import type { Busy } from './busy.ts';
import type { DomainSlot } from './slot.ts';

export type { Busy } from './busy.ts';
export type { DomainSlot } from './slot.ts';

/** Asks for the starts of one coach. */
export type Question = {
  /** Treated as immutable: working hours are cached by it. */
  schedule: Schedule;
  /** Everything that occupies the coach in the window (see `occupiedWindow`), in any order. */
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

/** Asks whether a session may start at a moment. */
export type StartQuestion = {
  schedule: Schedule;
  start: number;
  durationMinutes: number;
  now: number;
  /** True for the coach himself and for admins: free of notice and horizon, not of hours, never in the past. */
  exempt: boolean;
};
