import type { CancellationQuote, Session } from '@session-booking/sdk/contract';

/** Holds what every call that changes a session takes. */
export interface ChangeOptions {
  signal?: AbortSignal;
  /** Version the caller has seen; the server refuses with `version_conflict` when there is a newer one. */
  ifMatch?: number;
  /** The same key never does the same thing twice. */
  idempotencyKey?: string;
}

/** Holds what a coach records when a session is over; all of it may be left out. */
export interface Completion {
  notes?: string;
  rating?: number;
  feedback?: string;
  actionItems?: string[];
}

/** Holds what is sent to cancel a session. */
export interface CancellationRequest {
  reason: string;
  requestRefund?: boolean;
}

/** Holds what a client thought of a session. */
export interface ClientFeedback {
  rating: number;
  feedback?: string;
}

/** Lists the calls that show and change one session. */
export interface SessionCalls {
  get(sessionId: string, options?: { signal?: AbortSignal }): Promise<Session>;
  start(sessionId: string, options?: ChangeOptions): Promise<Session>;
  complete(sessionId: string, completion: Completion, options?: ChangeOptions): Promise<Session>;
  cancel(sessionId: string, request: CancellationRequest, options?: ChangeOptions): Promise<Session>;
  reschedule(sessionId: string, time: { scheduledAt: string }, options?: ChangeOptions): Promise<Session>;
  /** Says what cancelling would cost the caller now. */
  quote(sessionId: string, options?: { signal?: AbortSignal }): Promise<CancellationQuote>;
  feedback(sessionId: string, feedback: ClientFeedback, options?: ChangeOptions): Promise<Session>;
  noShow(sessionId: string, options?: ChangeOptions): Promise<Session>;
}
