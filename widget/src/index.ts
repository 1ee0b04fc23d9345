export { SessionBooking } from './session-booking.ts';
export type { TokenSource } from './controllers/connection.ts';
export {
  AvailabilityLoadedEvent,
  BookingFailedEvent,
  BookingSubmittedEvent,
  SessionBookedEvent,
  SlotSelectedEvent,
  type BookingFailedDetail,
  type SlotSelectedDetail,
} from './events.ts';
export type { AvailabilityQuestion, BookingClient, BookingRequest } from './state/booking-client.ts';
export type { Failure, FailureCode } from './state/failure.ts';
export { featuresOf, variants, type Features, type Variant } from './variants.ts';
