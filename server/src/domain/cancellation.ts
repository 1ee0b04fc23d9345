import type { Money } from '@session-booking/sdk/contract';
import { isLate, lateFee } from './policy.ts';
import type { Relation } from './permissions.ts';
import { type Circumstances, refusalOf } from './session-rules.ts';
import { relationTo, type SessionState } from './session.ts';

/** Says what a cancellation costs the client; amounts are null when the session has no price. */
export type CancellationCost = {
  /** True after the free time has passed, whoever cancels. */
  late: boolean;
  fee: Money | null;
  /** The rest of the price: what the client gets back when he has paid. */
  refund: Money | null;
};

/** Says what cancelling would cost now, until when it is free, and what it costs later; times are epoch milliseconds. */
export type Quote = CancellationCost & { freeUntil: number; lateFee: Money | null; asOf: number };

/**
 * Reckons what a cancellation costs when `relation` makes it. Only the client pays, and only after `freeUntil`; a
 * coach's or an admin's cancellation costs him nothing.
 */
export function cancellationCost(session: SessionState, relation: Relation, now: number): CancellationCost {
  const late = isLate(session.policy, now);
  return { late, ...charge(session, late && relation === 'client') };
}

/** Reckons what a client who did not come is charged: the same as for cancelling late. */
export function noShowCost(session: SessionState): CancellationCost {
  return { late: true, ...charge(session, true) };
}

/** Tells the actor what cancelling would cost now. Throws the refusal that cancelling itself would meet. */
export function quoteCancellation(session: SessionState, { now, actor }: Circumstances): Quote {
  const refusal = refusalOf('cancel', session, { now, actor });
  if (refusal) throw refusal;
  const relation = relationTo(session, actor);
  const { freeUntil } = session.policy;
  const { fee: lateFee } = cancellationCost(session, relation, Math.max(now, freeUntil + 1));
  return { ...cancellationCost(session, relation, now), freeUntil, lateFee, asOf: now };
}

function charge(
  { price, policy }: SessionState,
  isCharged: boolean,
): { fee: Money | null; refund: Money | null } {
  if (!price) return { fee: null, refund: null };
  const { currency } = price;
  const fee = isCharged ? lateFee(price, policy.lateFeePercent) : { amount: 0, currency };
  return { fee, refund: { amount: price.amount - fee.amount, currency } };
}
