import type { VisitorMessage } from '../state/message.ts';
import type { SessionAsk } from './session-ask.ts';

/** Names what an element can ask for: a change of the state, or something only a controller can do. */
export type BookingRequest =
  | VisitorMessage
  /** Sends the form. */
  | { type: 'submit' }
  /** Does again what failed last. */
  | { type: 'retry' }
  /** Has a look at the next month before it is shown. */
  | { type: 'prefetch' }
  /** Keeps the held time longer. */
  | { type: 'renew-hold' }
  /** Saves the shown session as a calendar file. */
  | { type: 'save-calendar' }
  /** Asks for something about an existing session. */
  | { type: 'session'; ask: SessionAsk };

/** Carries a request from an element up to `<session-booking>`; which stops it there. */
export class RequestEvent extends Event {
  static readonly type = 'session-booking-request';
  readonly request: BookingRequest;

  constructor(request: BookingRequest) {
    super(RequestEvent.type, { bubbles: true, composed: true });
    this.request = request;
  }
}
