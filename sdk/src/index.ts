export { createBookingClient } from './booking-client.ts';
export { openBooking } from './visit.ts';
export { visitAddress } from './address.ts';
export { createDemoToken } from './demo-token.ts';
export { createIdempotencyKey } from './idempotency-key.ts';
export { isBookingError, isProblem } from './errors/guards.ts';
export { BookingError } from './errors/booking-error.ts';
export { ProblemError } from './errors/problem-error.ts';
export { NetworkError } from './errors/network-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export { ContractError } from './errors/contract-error.ts';
export { InputError } from './errors/input-error.ts';
export type { BookingSettings } from './access.ts';
export type { AvailabilityQuestion, BookingCalls } from './booking-calls.ts';
export type { BookingClient } from './booking-client.ts';
export type { Watch, WatchOptions } from './live/handle.ts';
export type { SocketClass } from './live/socket-class.ts';
export type { Connection, ConnectionStatus } from './live/switchboard.ts';
export type { AvailabilityView, WatchQuestion } from './live/view.ts';
export type { RequestLabel } from './errors/booking-error.ts';
export type { TokenSource } from './identity.ts';
export type { CallOptions } from './request.ts';
export type { RequestBody, RequestQuery } from './route-types.ts';
export type { TokenStorage } from './token-store.ts';
export type { AskVisit, Opening, VisitQuestion } from './visit.ts';
// What calls give and take, so that a caller need not know the contract's own entry.
export type { Availability, Slot, SlotStatus } from './contract/availability.ts';
export type { Coach, CoachList, SessionType } from './contract/coach.ts';
export type { AuditEvent, AuditEventList, EventType } from './contract/event.ts';
export type { Hold } from './contract/hold.ts';
export type { Grant, Visit } from './contract/identity.ts';
export type { Role } from './contract/ids.ts';
export type { Money } from './contract/money.ts';
export type { Issue, Problem, ProblemCode } from './contract/problem.ts';
export type { Schedule, ScheduleAnswer } from './contract/schedule.ts';
export type {
  ActionState,
  Cancellation,
  CancellationQuote,
  Session,
  SessionAction,
  SessionList,
  SessionStatus,
} from './contract/session.ts';
