import type { RouteName } from '@session-booking/sdk/contract';

/** Says of routes what their row cannot: order, bounds and what happens beside the answer. */
export const routeNotes: Partial<Record<RouteName, string>> = {
  getVisit:
    'Only for pages of allowed origins; counts as a visitor token. Without dates the server chooses the month of the first free time.',
  createVisitor:
    'Only for pages of allowed origins. With a valid visitor token the same subject gets a new one. Tokens are not kept, so an `Idempotency-Key` changes nothing: each request makes one.',
  createDemoToken:
    'Exists on demo servers only, where nothing limits it. Tokens are not kept, so an `Idempotency-Key` changes nothing: each request makes one.',
  listCoaches: 'By name, 100 a page unless `limit` says less.',
  changeCoach:
    'What is left out stays as it is. Session types left out of a given list are withdrawn; sessions booked with them stay.',
  replaceSchedule:
    'Booked sessions stay where they are; those that no longer lie within the schedule are reported in `outside`. The ETag is the version of the schedule.',
  listAvailability:
    'Dates are in the zone of the coach, both included, 62 days at most. Every slot that is listed as `available` can be booked.',
  quoteBooking:
    'Reckoned at `asOf` by the same rules as the booking itself, and binding nobody: a session keeps price and policy as they are when it is booked. Does not tell whether the time is free.',
  createHold:
    'A new hold frees the old one of the same caller with that coach. The same slot again renews it, once.',
  leaveHold:
    'For `navigator.sendBeacon`: the body may call itself `text/plain`, and carries the token of the owner.',
  bookSession:
    'A time that overlaps another session or hold, buffers included, is refused with the three nearest free slots. Price and cancellation policy are kept as they are at this moment.',
  listSessions: 'By start. Clients and coaches get their own sessions, admins all.',
  getSession: 'A session that is not yours and one that does not exist look the same.',
  startSession: 'From 15 minutes before the start.',
  completeSession: 'Only while the session is in progress.',
  cancelSession:
    'Free for the client until `policy.freeUntil`, that moment included; later a share of the price is due. A cancellation by coach or admin costs the client nothing.',
  recordNoShow: 'From 15 minutes after the start; charged like a late cancellation.',
  quoteCancellation: 'Reckoned at `asOf` by the same rules as the cancellation itself.',
  rescheduleSession:
    'The session keeps its id, and the old time is free in the same moment. A move after `policy.freeUntil` does not bring the free time back.',
  giveFeedback: 'Once.',
  getCalendarFile: 'RFC 5545. The UID never changes, the sequence rises with every change.',
  listSessionEvents:
    'Oldest first. Participants see what happened and in which role; admins also see who it was.',
  listEvents: 'Oldest first, as things stood when the first page was read.',
  exportEvents:
    'Oldest first, one row an event. Cells that a spreadsheet could take for a formula are made text.',
};
