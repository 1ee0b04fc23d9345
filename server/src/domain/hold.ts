import type { Interval } from './interval.ts';
import { MINUTE } from './interval.ts';

/** Says how many minutes a hold lasts, and how many more its one renewal gives. */
const HOLD_MINUTES = 5;

/** Describes a hold that is alive; the interval is the bare slot, without buffers. */
export type HoldState = Interval & {
  id: string;
  /** Epoch milliseconds; from then on it is nobody's. */
  expiresAt: number;
  renewed: boolean;
};

/** Says what a wish for a hold does: a new hold (the old one goes), a renewal, or the hold as it already is. */
export type HoldDecision = { type: 'create' | 'renew' | 'keep'; expiresAt: number };

/** Tells whether a hold still keeps its slot; at `expiresAt` itself it no longer does. */
export function isAlive(hold: Pick<HoldState, 'expiresAt'>, now: number): boolean {
  return now < hold.expiresAt;
}

/**
 * Decides a wish for a slot of somebody whose live or dead hold with that coach is `existing`. The same slot again
 * renews the hold once; after that it stays until it ends.
 */
export function decideHold(existing: HoldState | null, wish: Interval, now: number): HoldDecision {
  const expiresAt = now + HOLD_MINUTES * MINUTE;
  if (!existing || !isAlive(existing, now)) return { type: 'create', expiresAt };
  if (existing.start !== wish.start || existing.end !== wish.end) return { type: 'create', expiresAt };
  return existing.renewed ? { type: 'keep', expiresAt: existing.expiresAt } : { type: 'renew', expiresAt };
}
