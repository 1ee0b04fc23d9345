import type { CallOptions } from './request.ts';
import type { AskVisit } from './visit.ts';
import type { RequestBody, RequestQuery } from './route-types.ts';
import type { Availability } from './contract/availability.ts';
import type { Coach, CoachList } from './contract/coach.ts';
import type { AuditEventList } from './contract/event.ts';
import type { Hold } from './contract/hold.ts';
import type { ScheduleAnswer } from './contract/schedule.ts';
import type { BookingQuote, CancellationQuote, Session, SessionList } from './contract/session.ts';

/** Asks for the slots of a coach; `from` and `to` are dates in the coach's zone, both included, 62 days at most. */
export type AvailabilityQuestion = RequestQuery<'listAvailability'> & { coachId: string };

/** Speaks with the API by request and answer. Every call rejects with a BookingError, or with the reason of its signal. */
export type BookingCalls = {
  /** Gets token, coaches and first slots in one answer that needs no preflight. */
  visit: AskVisit;
  /** Gives the server's time in epoch milliseconds, for countdowns; this machine's until an answer has told it. */
  now(): number;
  coaches: {
    /** Lists them by name, 100 unless `limit` says less; `cursor` is the `nextCursor` of the page before. */
    list(options?: CallOptions & RequestQuery<'listCoaches'>): Promise<CoachList>;
    get(coachId: string, options?: CallOptions): Promise<Coach>;
    /** Says what booking a time would cost, and what cancelling it would; not whether the time is free. */
    quote(
      coachId: string,
      booking: RequestQuery<'quoteBooking'>,
      options?: CallOptions,
    ): Promise<BookingQuote>;
    create(coach: RequestBody<'createCoach'>, options?: CallOptions): Promise<Coach>;
    /** Leaves as it is what is left out. */
    change(coachId: string, changes: RequestBody<'changeCoach'>, options?: CallOptions): Promise<Coach>;
    schedule: {
      get(coachId: string, options?: CallOptions): Promise<ScheduleAnswer>;
      /** Answers with the booked sessions that are now outside; they stay booked. */
      replace(
        coachId: string,
        schedule: RequestBody<'replaceSchedule'>,
        options?: CallOptions,
      ): Promise<ScheduleAnswer>;
    };
  };
  availability: {
    /** An unchanged answer is not sent again. */
    list(question: AvailabilityQuestion, options?: CallOptions): Promise<Availability>;
  };
  holds: {
    /** Keeps a slot for five minutes and frees the last one held with that coach; the same slot again renews it, once. */
    create(hold: RequestBody<'createHold'>, options?: CallOptions): Promise<Hold>;
    release(holdId: string, options?: CallOptions): Promise<void>;
    /** Releases it from a page that is being left, in a handler of `pagehide`: sent off, with nothing to wait for. */
    leave(holdId: string): void;
  };
  sessions: {
    /** Give the same `idempotencyKey` when a person tries the same booking again. */
    book(booking: RequestBody<'bookSession'>, options?: CallOptions): Promise<Session>;
    list(filter?: RequestQuery<'listSessions'>, options?: CallOptions): Promise<SessionList>;
    get(sessionId: string, options?: CallOptions): Promise<Session>;
    start(sessionId: string, options?: CallOptions): Promise<Session>;
    complete(
      sessionId: string,
      record?: RequestBody<'completeSession'>,
      options?: CallOptions,
    ): Promise<Session>;
    cancel(
      sessionId: string,
      cancellation: RequestBody<'cancelSession'>,
      options?: CallOptions,
    ): Promise<Session>;
    reschedule(
      sessionId: string,
      time: RequestBody<'rescheduleSession'>,
      options?: CallOptions,
    ): Promise<Session>;
    /** Says what cancelling would cost now. */
    quote(sessionId: string, options?: CallOptions): Promise<CancellationQuote>;
    feedback(
      sessionId: string,
      feedback: RequestBody<'giveFeedback'>,
      options?: CallOptions,
    ): Promise<Session>;
    noShow(sessionId: string, options?: CallOptions): Promise<Session>;
    /** Lists what happened to it, oldest first. */
    events(sessionId: string, options?: CallOptions): Promise<AuditEventList>;
    /** Gets an RFC 5545 calendar as text. */
    calendarFile(sessionId: string, options?: CallOptions): Promise<string>;
  };
  events: {
    list(filter?: RequestQuery<'listEvents'>, options?: CallOptions): Promise<AuditEventList>;
    /** Gets the audit trail as CSV text. */
    export(filter?: RequestQuery<'exportEvents'>, options?: CallOptions): Promise<string>;
  };
};
