import type { Money } from '@session-booking/sdk/contract';
import { HOUR } from './interval.ts';

/** Holds the cancellation rules a session was booked under; later changes of the coach's settings do not touch it. */
export type Policy = {
  /** Last moment, itself included, at which the client cancels for nothing; epoch milliseconds. */
  freeUntil: number;
  /** Elapsed hours before the start that `freeUntil` was reckoned with; moves with a rescheduled start. */
  freeCancellationHours: number;
  /** Share of the price charged later than that, 0 to 100. */
  lateFeePercent: number;
};

/** Names the free hours and late share of a coach who never set them. */
export const defaultPolicy = { freeCancellationHours: 24, lateFeePercent: 50 } as const;

/** Takes the snapshot of a coach's cancellation settings that a session booked for `startsAt` keeps. */
export function policyAt(
  startsAt: number,
  settings: { freeCancellationHours: number; lateFeePercent: number },
): Policy {
  const { freeCancellationHours, lateFeePercent } = settings;
  return { freeUntil: startsAt - freeCancellationHours * HOUR, freeCancellationHours, lateFeePercent };
}

/** Tells whether the free time has passed; `freeUntil` itself is still free. */
export function isLate(policy: Policy, now: number): boolean {
  return now > policy.freeUntil;
}

/** Gives the late share of a price, rounded half up to whole minor units. */
export function lateFee(price: Money, lateFeePercent: number): Money {
  return { amount: Math.floor((price.amount * lateFeePercent + 50) / 100), currency: price.currency };
}

/**
 * Gives the policy after a move to `startsAt`. Once the free time has passed a client's move does not bring it back;
 * before that it moves with the start. A coach's or an admin's move never takes free time from the client: the later
 * of old and new counts, at most until the start.
 */
export function policyAfterMove(policy: Policy, startsAt: number, isClient: boolean, now: number): Policy {
  const moved = policyAt(startsAt, policy);
  if (isClient) return isLate(policy, now) ? policy : moved;
  return { ...moved, freeUntil: Math.min(Math.max(policy.freeUntil, moved.freeUntil), startsAt) };
}
