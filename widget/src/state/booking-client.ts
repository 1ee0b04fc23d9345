import type { Availability, Coach, Session } from '@session-booking/sdk/contract';
import type { SessionCalls } from './session-calls.ts';

/** Asks for what a stranger's first view needs. */
export interface VisitQuestion {
  coachId?: string;
  durationMinutes?: number;
}

/** Asks for the slots of a coach; dates in the coach's zone, both included, 62 days at most. */
export interface AvailabilityQuestion {
  coachId: string;
  from: string;
  to: string;
  durationMinutes: number;
  sessionTypeId?: string;
}

/** Holds what is sent to book a session. */
export interface BookingRequest {
  title: string;
  description?: string;
  scheduledAt: string;
  durationMinutes: number;
  coachId: string;
  sessionTypeId?: string;
  timeZone?: string;
  client?: { name: string; email: string };
}

interface CallOptions {
  signal?: AbortSignal;
}

/**
 * Lists what the widget needs of a client; the SDK's `createBookingClient` gives one, and so may any other backend.
 * Calls reject with an error the SDK's guards know, or with any other error.
 */
export interface BookingClient {
  coaches: {
    get(coachId: string, options?: CallOptions): Promise<Coach>;
    list(options?: CallOptions): Promise<{ items: readonly Coach[] }>;
  };
  availability: {
    list(question: AvailabilityQuestion, options?: CallOptions): Promise<Availability>;
  };
  sessions: {
    /** The same `idempotencyKey` never books twice. */
    book(request: BookingRequest, options?: CallOptions & { idempotencyKey?: string }): Promise<Session>;
    /** Answers an RFC 5545 file as text. */
    calendarFile(sessionId: string, options?: CallOptions): Promise<string>;
    /** Needed only where an existing session is shown. */
  } & Partial<SessionCalls>;
  /** Gives the server's time in epoch milliseconds; this machine's is used when left out. */
  now?(): number;
}
