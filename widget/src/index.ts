export { SessionBooking } from './session-booking.ts';
export type { TokenSource } from './controllers/connection.ts';
export { AvailabilityLoadedEvent } from './events.ts';
export {
  BookingFailedEvent,
  BookingSubmittedEvent,
  SessionBookedEvent,
  SlotSelectedEvent,
  type BookingFailedDetail,
  type SlotSelectedDetail,
} from './later-events.ts';
export type { SessionActions } from './session-actions.ts';
export {
  SessionCancelledEvent,
  SessionCompletedEvent,
  SessionRescheduledEvent,
  SessionStartedEvent,
  type SessionDetail,
  type SessionRescheduledDetail,
} from './session-events.ts';
export type { CancellationRequest, ClientFeedback, Completion, SessionCalls } from './state/session-calls.ts';
export type { AvailabilityQuestion, BookingClient, BookingRequest } from './state/booking-client.ts';
export type { Failure, FailureCode } from './state/failure.ts';
export { featuresOf, variants, type Features, type Variant } from './variants.ts';
