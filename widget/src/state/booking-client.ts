import type { Availability, BookingQuote, Coach, Hold, Session, Slot } from '@session-booking/sdk/contract';
import type { SessionCalls } from './session-calls.ts';

/** Asks for what a stranger's first view needs. */
export interface VisitQuestion {
  coachId?: string;
  durationMinutes?: number;
  /** Asks for the slots that cannot be booked too, each with its status. */
  include?: 'all';
}

/** Asks for the slots of a coach; dates in the coach's zone, both included, 62 days at most. */
export interface AvailabilityQuestion {
  coachId: string;
  from: string;
  to: string;
  durationMinutes: number;
  sessionTypeId?: string;
  /** Asks for the slots that cannot be booked too, each with its status. */
  include?: 'all';
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
  /** Own hold on that time. */
  holdId?: string;
  client?: { name: string; email: string };
}

/** Names the booking whose price is asked for. */
export type QuoteQuestion = Pick<BookingRequest, 'scheduledAt' | 'durationMinutes' | 'sessionTypeId'>;

/** Names the time that is to be kept while the form is filled in. */
export interface HoldRequest {
  coachId: string;
  scheduledAt: string;
  durationMinutes: number;
}

/** Names what is watched; dates in the coach's zone, both included. */
export interface WatchQuestion {
  coachId: string;
  from: string;
  to: string;
  durationMinutes: number;
}

/** Holds what a watch shows at one moment: slots of every status, by start. */
export interface AvailabilityView extends WatchQuestion {
  readonly revision: number;
  readonly slots: readonly Slot[];
}

/** Names how up to date watches are. */
export type ConnectionStatus = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'idle';

/** Names what carries changes; null for nothing. */
export type Transport = 'socket' | 'polling' | null;

/** Tells how watches are fed. */
export interface LiveConnection {
  readonly status: ConnectionStatus;
  readonly transport: Transport;
  /** Calls the listener when either has changed; gives a function that ends that. */
  onChange(listener: () => void): () => void;
}

/** Goes on until it is closed. */
export interface OpenWatch {
  close(): void;
}

interface WatchOptions {
  /** Hears why the watch ended by itself: the server refuses for good. */
  onError?: (error: Error) => void;
}

/** Shows slots and every change of them. */
export type WatchAvailability = (
  question: WatchQuestion,
  onView: (view: AvailabilityView) => void,
  options?: WatchOptions,
) => OpenWatch;

/** Shows a session and every change of it. */
export type WatchSession = (
  sessionId: string,
  onSession: (session: Session) => void,
  options?: WatchOptions,
) => OpenWatch;

/** Lists the calls that keep a time for the visitor. */
export interface HoldCalls {
  /** Frees the last one held with that coach; the same time again renews it, once. */
  create(hold: HoldRequest, options?: CallOptions): Promise<Hold>;
  release(holdId: string, options?: CallOptions): Promise<void>;
  /** Releases it from a page that is being left. */
  leave?(holdId: string): void;
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
    /** Needed only to say before a booking what cancelling it will cost. */
    quote?(coachId: string, booking: QuoteQuestion, options?: CallOptions): Promise<BookingQuote>;
  };
  availability: {
    list(question: AvailabilityQuestion, options?: CallOptions): Promise<Availability>;
    /** Needed only where the calendar is followed live; so are the next three. */
    watch?: WatchAvailability;
  };
  holds?: HoldCalls;
  readonly connection?: LiveConnection;
  sessions: {
    /** The same `idempotencyKey` never books twice. */
    book(request: BookingRequest, options?: CallOptions & { idempotencyKey?: string }): Promise<Session>;
    /** Answers an RFC 5545 file as text. */
    calendarFile(sessionId: string, options?: CallOptions): Promise<string>;
    watch?: WatchSession;
    /** Needed only where an existing session is shown. */
  } & Partial<SessionCalls>;
  /** Gives the server's time in epoch milliseconds; this machine's is used when left out. */
  now?(): number;
}
