import type { SessionAction } from '@session-booking/sdk/contract';
import type { SessionVisitorMessage } from '../state/session-message.ts';

/** Names what an element can ask for where a session is shown: a change of what is shown, or work. */
export type SessionAsk =
  | SessionVisitorMessage
  /** Does it, with what stands in the drafts. */
  | { type: 'perform'; change: Exclude<SessionAction, 'reschedule'> }
  /** Moves the session to the chosen time. */
  | { type: 'move' }
  /** Asks again what cancelling costs. */
  | { type: 'renew-quote' };
