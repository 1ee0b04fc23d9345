import type { CancellationQuote, Coach, Session, SessionAction } from '@session-booking/sdk/contract';
import type { Failure } from './failure.ts';
import type { DraftErrors, DraftField, SessionPanel, SessionState, StarsField } from './session-state.ts';

/** Lists what a person can change of what is shown; nothing here reaches the server. */
export type SessionVisitorMessage =
  | { type: 'open-panel'; panel: SessionPanel }
  | { type: 'close-panel' }
  | { type: 'write'; field: DraftField; value: string }
  | { type: 'rate'; field: StarsField; stars: number | null }
  | { type: 'add-item' }
  | { type: 'write-item'; index: number; value: string }
  | { type: 'remove-item'; index: number }
  | { type: 'request-refund'; isRequested: boolean };

/** Lists what clock and server tell. */
export type SessionOutsideMessage =
  | { type: 'session-ticked'; now: number }
  | { type: 'forgotten'; now: number }
  | { type: 'session-arrived'; session: Session; now: number }
  | { type: 'coach-arrived'; coach: Coach }
  | { type: 'session-load-failed'; failure: Failure }
  | { type: 'quote-arrived'; quote: CancellationQuote; now: number }
  | { type: 'quote-failed'; failure: Failure }
  | { type: 'draft-refused'; errors: DraftErrors }
  | { type: 'began'; action: SessionAction }
  | { type: 'changed'; session: Session; now: number }
  /** The page has taken it on itself, and not changed the session yet. */
  | { type: 'handed-over'; session: Session; now: number }
  | { type: 'action-failed'; action: SessionAction; failure: Failure };

/** Lists everything that can happen to the state of a session. */
export type SessionMessage = SessionVisitorMessage | SessionOutsideMessage;

/** Names one message by its type. */
export type SessionMessageOf<Type extends SessionMessage['type']> = Extract<SessionMessage, { type: Type }>;

/** Answers each message with the next state. */
export type SessionTransitions = {
  [Type in SessionMessage['type']]: (state: SessionState, message: SessionMessageOf<Type>) => SessionState;
};
