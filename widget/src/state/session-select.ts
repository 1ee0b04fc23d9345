import type { Session, SessionAction } from '@session-booking/sdk/contract';
import type { SessionState } from './session-state.ts';

/** Says how one action of a session is offered. */
export interface OfferedAction {
  readonly action: SessionAction;
  readonly isAllowed: boolean;
  /** Epoch milliseconds from which it is allowed; null when it is, already. */
  readonly availableAt: number | null;
}

const order: readonly SessionAction[] = ['start', 'complete', 'feedback', 'reschedule', 'cancel', 'noShow'];

/** Tells whether the server allows an action now. */
export function isOffered(session: Session | null, action: SessionAction): boolean {
  return session?.actions[action]?.allowed === true;
}

/**
 * Lists what to offer, the most likely first: everything the server allows now, and starting also while only time is
 * missing. All of it is the server's answer; no rule is known here.
 */
export function offeredActions(session: Session): OfferedAction[] {
  return order.flatMap((action): OfferedAction[] => {
    const state = session.actions[action];
    if (state?.allowed) return [{ action, isAllowed: true, availableAt: null }];
    if (action !== 'start' || state?.availableAt === undefined) return [];
    return [{ action, isAllowed: false, availableAt: Date.parse(state.availableAt) }];
  });
}

/** Tells whether the viewer is the client, and not the coach's side: only a client may ever rate as one. */
export function isSeenByClient(session: Session): boolean {
  return session.actions['feedback']?.code !== 'forbidden';
}

/**
 * Finds the moment at which the server may answer differently by the clock alone: something becomes allowed, the free
 * time ends, or the session's time comes. Epoch milliseconds; null when nothing is waited for. What the server still
 * withholds although its moment seems past is waited for too: clocks differ.
 */
export function nextChangeAt({ session, quote, now }: SessionState): number | null {
  if (!session) return null;
  const moments = Object.values(session.actions)
    .filter(({ allowed }) => !allowed)
    .map(({ availableAt }) => Date.parse(availableAt ?? ''));
  const startsAt = Date.parse(session.startsAt);
  if (session.status === 'scheduled' && startsAt > now) moments.push(startsAt);
  // That moment itself is still free.
  if (quote && !quote.late) moments.push(Date.parse(quote.freeUntil) + 1);
  const coming = moments.filter(Number.isFinite);
  return coming.length > 0 ? Math.min(...coming) : null;
}

/**
 * Names the answer about the price of cancelling that is wanted now; null while none is. A client sees it all along,
 * others when they are about to cancel.
 */
export function wantedQuote({ session, panel }: SessionState): string | null {
  if (!session || !isOffered(session, 'cancel')) return null;
  return isSeenByClient(session) || panel === 'cancel' ? `${session.id} ${session.version}` : null;
}
