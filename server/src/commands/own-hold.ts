import type { Actor } from '../domain/actor.ts';
import { isAlive } from '../domain/hold.ts';
import { Refusal } from '../domain/refusal.ts';
import type { StoredHold } from '../store/booking-read.ts';

/** Finds the live hold that a booking or a move ends. Throws `hold_expired` when the caller names one that is not his, or no longer. */
export function findOwnHold(
  holds: readonly StoredHold[],
  { subject }: Actor,
  holdId: string | undefined,
  now: number,
): StoredHold | null {
  const own = holds.find((hold) => hold.subject === subject && isAlive(hold, now)) ?? null;
  if (holdId === undefined || own?.holdId === holdId) return own;
  throw new Refusal(
    'hold_expired',
    'The time is no longer held for you. Choose it again if it is still free.',
  );
}
