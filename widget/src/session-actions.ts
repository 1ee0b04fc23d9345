import type { Session } from '@session-booking/sdk/contract';
import type { CancellationRequest, Completion } from './state/session-calls.ts';

/**
 * Holds what a page does itself in place of the widget's call. What it throws or rejects with is shown to the person;
 * when it is done the session is read again.
 */
export interface SessionActions {
  onStart?: (session: Session) => unknown;
  onComplete?: (session: Session, completion: Completion) => unknown;
  onCancel?: (session: Session, cancellation: CancellationRequest) => unknown;
}
