import type { ActionState, SessionAction } from '@session-booking/sdk/contract';
import { outcomeOf, type SessionCommand } from './session-outcome.ts';
import type { SessionState } from './session.ts';
import type { SessionEvent } from './session-event.ts';
import { type Circumstances, refusalOf } from './session-rules.ts';

export type { SessionCommand } from './session-outcome.ts';
export type { Circumstances } from './session-rules.ts';

/** Says whether an action is allowed now; `availableAt` in epoch milliseconds when only time is missing. */
export type DomainActionState = Pick<ActionState, 'allowed' | 'code'> & { availableAt?: number };

/**
 * Decides what a command does to a session. Throws the Refusal it meets: `forbidden`, `invalid_transition`,
 * `too_early`, or `validation_failed` for a move to the time the session already has.
 */
export function decide(
  command: SessionCommand,
  session: SessionState,
  circumstances: Circumstances,
): SessionEvent[] {
  const refusal = refusalOf(command.type, session, circumstances);
  if (refusal) throw refusal;
  return [outcomeOf(command, session, circumstances)];
}

/** Tells for every action whether the actor may do it now, and if not, the code he would be refused with. */
export function actionsFor(
  session: SessionState,
  circumstances: Circumstances,
): Record<SessionAction, DomainActionState> {
  const state = (action: SessionAction): DomainActionState => {
    const refusal = refusalOf(action, session, circumstances);
    if (!refusal) return { allowed: true };
    const { availableAt } = refusal.details;
    return { allowed: false, code: refusal.code, ...(availableAt === undefined ? {} : { availableAt }) };
  };
  return {
    start: state('start'),
    complete: state('complete'),
    cancel: state('cancel'),
    reschedule: state('reschedule'),
    feedback: state('feedback'),
    noShow: state('noShow'),
  };
}
