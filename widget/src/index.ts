export { SessionBooking } from './session-booking.ts';
export type { TokenSource } from './controllers/connection.ts';
export { AvailabilityLoadedEvent, type BookingEvent } from './events.ts';
export {
  BookingFailedEvent,
  LoadFailedEvent,
  BookingSubmittedEvent,
  SessionBookedEvent,
  SlotSelectedEvent,
  type BookingFailedDetail,
  type LoadFailedDetail,
  type SlotSelectedDetail,
} from './later-events.ts';
export {
  ConnectionChangedEvent,
  SlotHeldEvent,
  type ConnectionChangedDetail,
  type SlotHeldDetail,
} from './live-events.ts';
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
export type {
  AvailabilityQuestion,
  AvailabilityView,
  BookingClient,
  BookingRequest,
  ConnectionStatus,
  HoldCalls,
  HoldRequest,
  LiveConnection,
  OpenWatch,
  Transport,
  WatchAvailability,
  WatchQuestion,
  WatchSession,
} from './state/booking-client.ts';
export type { Failure, FailureCode } from './state/failure.ts';
export { featuresOf, variants, type Features, type Variant } from './variants.ts';
