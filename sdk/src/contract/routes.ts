import { availability } from './availability.ts';
import { coach, coachList } from './coach.ts';
import { auditEventList } from './event.ts';
import { hold } from './hold.ts';
import { grant, visit } from './identity.ts';
import { availabilityQuery } from './requests/availability.ts';
import { changeCoachBody, coachesQuery, createCoachBody } from './requests/coach.ts';
import { eventsQuery } from './requests/event.ts';
import { createHoldBody, leaveHoldBody } from './requests/hold.ts';
import { demoBody, visitorBody, visitQuery } from './requests/identity.ts';
import { replaceScheduleBody } from './requests/schedule.ts';
import {
  bookBody,
  bookingQuoteQuery,
  cancelBody,
  completeBody,
  emptyBody,
  feedbackBody,
  rescheduleBody,
  sessionsQuery,
} from './requests/session.ts';
import { route } from './route.ts';
import { scheduleAnswer } from './schedule.ts';
import { bookingQuote, cancellationQuote, session, sessionList } from './session.ts';

/** Answers a stranger's first view: token, coaches and slots in one simple cross-origin request; never cached. */
export const getVisit = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/visit',
  summary: 'Get a visitor token, the coaches and the first slots in one answer',
  who: 'open',
  query: visitQuery,
  status: 200,
  answer: visit,
  codes: ['not_found', 'forbidden'],
});

/** Gives a visitor token; with a valid visitor token it renews the same subject. */
export const createVisitor = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/auth/visitor',
  summary: 'Get or renew a visitor token',
  who: 'open',
  body: visitorBody,
  status: 201,
  answer: grant,
  codes: ['forbidden', 'unauthorized', 'token_expired'],
});

/** Gives a token of any role; only where `DEMO` is set. */
export const createDemoToken = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/auth/demo',
  summary: 'Get a token of any role, on a demo server only',
  who: 'open',
  body: demoBody,
  status: 201,
  answer: grant,
  codes: ['not_found'],
  when: 'demo',
});

/** Lists the coaches, by name. */
export const listCoaches = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/coaches',
  summary: 'List the coaches',
  who: 'token',
  query: coachesQuery,
  status: 200,
  answer: coachList,
});

/** Gets one coach. */
export const getCoach = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/coaches/{id}',
  summary: 'Get one coach',
  who: 'token',
  status: 200,
  answer: coach,
});

/** Creates a coach with schedule and session types. */
export const createCoach = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/coaches',
  summary: 'Create a coach',
  who: ['admin'],
  body: createCoachBody,
  status: 201,
  location: true,
  answer: coach,
});

/** Changes a coach; what is left out stays. */
export const changeCoach = /* @__PURE__ */ route({
  method: 'PATCH',
  path: '/api/coaches/{id}',
  summary: 'Change a coach',
  who: ['coach', 'admin'],
  body: changeCoachBody,
  status: 200,
  answer: coach,
});

/** Gets when a coach works. */
export const getSchedule = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/coaches/{id}/schedule',
  summary: 'Get the schedule of a coach',
  who: 'token',
  status: 200,
  answer: scheduleAnswer,
  etag: true,
});

/** Replaces when a coach works; booked sessions stay, and those now outside are reported. */
export const replaceSchedule = /* @__PURE__ */ route({
  method: 'PUT',
  path: '/api/coaches/{id}/schedule',
  summary: 'Replace the schedule of a coach',
  who: ['coach', 'admin'],
  body: replaceScheduleBody,
  status: 200,
  answer: scheduleAnswer,
  ifMatch: true,
});

/** Lists the slots of a coach in a window of dates; the ETag begins with the revision. */
export const listAvailability = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/coaches/{id}/availability',
  summary: 'List the slots of a coach',
  who: 'token',
  query: availabilityQuery,
  status: 200,
  answer: availability,
  etag: true,
});

/** Says what booking a time would cost, and what cancelling it would; not whether the time is free. */
export const quoteBooking = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/coaches/{id}/booking-quote',
  summary: 'See what a booking, and cancelling it, would cost',
  who: 'token',
  query: bookingQuoteQuery,
  status: 200,
  answer: bookingQuote,
  codes: ['beyond_horizon', 'nonexistent_local_time'],
});

/** Keeps a slot for five minutes; a new hold frees the caller's old one with that coach. */
export const createHold = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/holds',
  summary: 'Hold a slot for five minutes, or renew the hold once',
  who: 'token',
  body: createHoldBody,
  status: 201,
  answer: hold,
  codes: [
    'slot_taken',
    'slot_held',
    'outside_schedule',
    'too_soon',
    'beyond_horizon',
    'nonexistent_local_time',
    'not_found',
  ],
});

/** Releases a hold. */
export const releaseHold = /* @__PURE__ */ route({
  method: 'DELETE',
  path: '/api/holds/{id}',
  summary: 'Release a hold',
  who: 'token',
  status: 204,
});

/** Releases a hold when its page is left: the answer to a beacon, which has neither method nor headers of its own. */
export const leaveHold = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/holds/{id}/release',
  summary: 'Release a hold from a page that is being left',
  who: 'open',
  body: leaveHoldBody,
  beacon: true,
  status: 204,
  codes: ['forbidden'],
});

/** Books a session. */
export const bookSession = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/sessions/book',
  summary: 'Book a session',
  who: ['client', 'coach', 'admin'],
  body: bookBody,
  status: 201,
  location: true,
  answer: session,
  codes: [
    'not_found',
    'slot_taken',
    'slot_held',
    'hold_expired',
    'outside_schedule',
    'too_soon',
    'beyond_horizon',
    'nonexistent_local_time',
    'booking_limit',
  ],
});

/** Lists the caller's sessions, by start; an admin's list has all. */
export const listSessions = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/sessions',
  summary: 'List sessions',
  who: 'token',
  query: sessionsQuery,
  status: 200,
  answer: sessionList,
});

/** Gets one session; the ETag is its version. */
export const getSession = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/sessions/{id}',
  summary: 'Get one session',
  who: 'token',
  status: 200,
  answer: session,
  etag: true,
});

/** Starts a session, from 15 minutes before its time. */
export const startSession = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/sessions/{id}/start',
  summary: 'Start a session',
  who: ['coach', 'admin'],
  body: emptyBody,
  status: 200,
  answer: session,
  codes: ['too_early', 'invalid_transition'],
  ifMatch: true,
});

/** Completes a session that is in progress. */
export const completeSession = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/sessions/{id}/complete',
  summary: 'Complete a session',
  who: ['coach', 'admin'],
  body: completeBody,
  status: 200,
  answer: session,
  codes: ['invalid_transition'],
  ifMatch: true,
});

/** Cancels a scheduled session under the policy it was booked with. */
export const cancelSession = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/sessions/{id}/cancel',
  summary: 'Cancel a session',
  who: 'token',
  body: cancelBody,
  status: 200,
  answer: session,
  codes: ['invalid_transition'],
  ifMatch: true,
});

/** Records that the client did not come; charged as a late cancellation. */
export const recordNoShow = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/sessions/{id}/no-show',
  summary: 'Record that the client did not come',
  who: ['coach', 'admin'],
  body: emptyBody,
  status: 200,
  answer: session,
  codes: ['too_early', 'invalid_transition'],
  ifMatch: true,
});

/** Says what cancelling would cost the caller now. */
export const quoteCancellation = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/sessions/{id}/cancellation-quote',
  summary: 'See what cancelling would cost now',
  who: 'token',
  status: 200,
  answer: cancellationQuote,
  codes: ['invalid_transition'],
});

/** Moves a session; the old time is free in the same moment. */
export const rescheduleSession = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/sessions/{id}/reschedule',
  summary: 'Move a session to another time',
  who: 'token',
  body: rescheduleBody,
  status: 200,
  answer: session,
  codes: [
    'slot_taken',
    'slot_held',
    'hold_expired',
    'outside_schedule',
    'too_soon',
    'beyond_horizon',
    'nonexistent_local_time',
    'invalid_transition',
  ],
  ifMatch: true,
});

/** Records what the client thought; once, after completion. */
export const giveFeedback = /* @__PURE__ */ route({
  method: 'POST',
  path: '/api/sessions/{id}/feedback',
  summary: 'Rate a completed session as its client',
  who: 'token',
  body: feedbackBody,
  status: 200,
  answer: session,
  codes: ['invalid_transition'],
  ifMatch: true,
});

/** Gets a session as a calendar file, RFC 5545. */
export const getCalendarFile = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/sessions/{id}/calendar.ics',
  summary: 'Get a session as a calendar file',
  who: 'token',
  status: 200,
  mediaType: 'text/calendar',
});

/** Lists what happened to a session, oldest first, as the caller may see it. */
export const listSessionEvents = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/sessions/{id}/events',
  summary: 'List what happened to a session',
  who: 'token',
  status: 200,
  answer: auditEventList,
});

/** Lists and filters the whole audit trail, oldest first. */
export const listEvents = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/events',
  summary: 'List the audit trail',
  who: ['admin'],
  query: eventsQuery,
  status: 200,
  answer: auditEventList,
});

/** Exports the audit trail as CSV, with the filters of the list. */
export const exportEvents = /* @__PURE__ */ route({
  method: 'GET',
  path: '/api/events.csv',
  summary: 'Export the audit trail as CSV',
  who: ['admin'],
  query: eventsQuery,
  status: 200,
  mediaType: 'text/csv',
});

/** Lists the API: a route that is not here does not exist. */
export const routes = {
  getVisit,
  createVisitor,
  createDemoToken,
  listCoaches,
  getCoach,
  createCoach,
  changeCoach,
  getSchedule,
  replaceSchedule,
  listAvailability,
  quoteBooking,
  createHold,
  releaseHold,
  leaveHold,
  bookSession,
  listSessions,
  getSession,
  startSession,
  completeSession,
  cancelSession,
  recordNoShow,
  quoteCancellation,
  rescheduleSession,
  giveFeedback,
  getCalendarFile,
  listSessionEvents,
  listEvents,
  exportEvents,
} as const;

/** Names a row of the route table. */
export type RouteName = keyof typeof routes;
