import type { BookingState, HeldTime } from './booking-state.ts';

/** Gets the hold on the chosen time, over or not; null when there is none. */
export function holdOnSlot({ slot, hold }: BookingState): HeldTime | null {
  return slot && hold && Date.parse(slot.startsAt) === Date.parse(hold.startsAt) ? hold : null;
}

/** Counts the whole seconds that a time is still kept; 0 once it is not. */
export function secondsLeft({ expiresAt }: HeldTime, now: number): number {
  return Math.max(0, Math.ceil((expiresAt - now) / 1000));
}
