import type { Session } from '@session-booking/sdk/contract';
import { BookingEvent } from './events.ts';

/** Carries a session as it is after what was done. */
export interface SessionDetail {
  session: Session;
}

/** Says where a session was before it was moved. */
export interface SessionRescheduledDetail extends SessionDetail {
  previous: { startsAt: string; endsAt: string };
}

/** Fires when the server has started the session. */
export class SessionStartedEvent extends BookingEvent<SessionDetail> {
  constructor(session: Session) {
    super('session-started', { session });
  }
}

/** Fires when the server has completed the session. */
export class SessionCompletedEvent extends BookingEvent<SessionDetail> {
  constructor(session: Session) {
    super('session-completed', { session });
  }
}

/** Fires when the server has cancelled the session, or recorded that the client did not come. */
export class SessionCancelledEvent extends BookingEvent<SessionDetail> {
  constructor(session: Session) {
    super('session-cancelled', { session });
  }
}

/** Fires when the server has moved the session to another time. */
export class SessionRescheduledEvent extends BookingEvent<SessionRescheduledDetail> {
  constructor(session: Session, previous: SessionRescheduledDetail['previous']) {
    super('session-rescheduled', { session, previous });
  }
}

declare global {
  interface HTMLElementEventMap {
    'session-started': SessionStartedEvent;
    'session-completed': SessionCompletedEvent;
    'session-cancelled': SessionCancelledEvent;
    'session-rescheduled': SessionRescheduledEvent;
  }
}
