import type { BookingSettings } from './access.ts';
import { accessOf } from './access-of.ts';
import type { BookingCalls } from './booking-calls.ts';
import { type Call, callsAs } from './call.ts';
import { availability } from './contract/availability.ts';
import { coach, coachList } from './contract/coach.ts';
import { auditEventList } from './contract/event.ts';
import { hold } from './contract/hold.ts';
import { scheduleAnswer } from './contract/schedule.ts';
import { bookingQuote, cancellationQuote, session, sessionList } from './contract/session.ts';
import { checkInput, type CheckInput } from './check-input.ts';
import { remembering } from './etag-cache.ts';
import { fitting, nothing, text } from './read-answer.ts';
import { leavingHolds } from './leave-hold.ts';
import { repeating } from './repeat.ts';
import { type Opening, visitBy } from './visit.ts';

/** Makes a client without live updates from settings, or one that goes on from a page's opening. Throws an InputError that names a wrong setting. */
export function createBookingClient(from: BookingSettings | Opening): BookingCalls {
  return createCalls({ access: accessOf(from) }, checkInput);
}

/** Makes the same from what an opening holds. It checks settings not at all, and input only where it is given a check: for who writes both himself. */
export function createCalls({ access }: Pick<Opening, 'access'>, check?: CheckInput): BookingCalls {
  const { base, clock, identity } = access;
  const send = repeating(access.fetch, access);
  const onAnswer = () => access.answerListeners?.forEach((hear) => hear());
  const parts = { base, clock, identity, send, check, onAnswer };
  const call = callsAs(parts);
  const ask = callsAs({ ...parts, send: remembering(send) });
  return {
    visit: visitBy(access, send),
    now: () => clock.now(),
    coaches: coachCalls(call),
    availability: {
      list: (question, options) => {
        // Spread, so that no question at all is told by its missing coach.
        const { coachId: id, ...query } = { ...question };
        return ask(
          'GET /api/coaches/{id}/availability',
          fitting(availability),
          { path: { id }, query },
          options,
        );
      },
    },
    holds: {
      create: (body, options) => call('POST /api/holds', fitting(hold), { body }, options),
      release: (id, options) => call('DELETE /api/holds/{id}', nothing, { path: { id } }, options),
      leave: leavingHolds(access, send),
    },
    sessions: sessionCalls(call),
    events: {
      list: (query = {}, options) => call('GET /api/events', fitting(auditEventList), { query }, options),
      export: (query = {}, options) => call('GET /api/events.csv', text, { query }, options),
    },
  };
}

function coachCalls(call: Call): BookingCalls['coaches'] {
  return {
    list: ({ limit, cursor, ...options } = {}) =>
      call('GET /api/coaches', fitting(coachList), { query: { limit, cursor } }, options),
    get: (id, options) => call('GET /api/coaches/{id}', fitting(coach), { path: { id } }, options),
    quote: (id, query, options) =>
      call('GET /api/coaches/{id}/booking-quote', fitting(bookingQuote), { path: { id }, query }, options),
    create: (body, options) => call('POST /api/coaches', fitting(coach), { body }, options),
    change: (id, body, options) =>
      call('PATCH /api/coaches/{id}', fitting(coach), { path: { id }, body }, options),
    schedule: {
      get: (id, options) =>
        call('GET /api/coaches/{id}/schedule', fitting(scheduleAnswer), { path: { id } }, options),
      replace: (id, body, options) =>
        call('PUT /api/coaches/{id}/schedule', fitting(scheduleAnswer), { path: { id }, body }, options),
    },
  };
}

function sessionCalls(call: Call): BookingCalls['sessions'] {
  const one = fitting(session);
  return {
    book: (body, options) => call('POST /api/sessions/book', one, { body }, options),
    list: (query = {}, options) => call('GET /api/sessions', fitting(sessionList), { query }, options),
    get: (id, options) => call('GET /api/sessions/{id}', one, { path: { id } }, options),
    start: (id, options) => call('POST /api/sessions/{id}/start', one, { path: { id }, body: {} }, options),
    complete: (id, body = {}, options) =>
      call('POST /api/sessions/{id}/complete', one, { path: { id }, body }, options),
    cancel: (id, body, options) =>
      call('POST /api/sessions/{id}/cancel', one, { path: { id }, body }, options),
    reschedule: (id, body, options) =>
      call('POST /api/sessions/{id}/reschedule', one, { path: { id }, body }, options),
    quote: (id, options) =>
      call(
        'GET /api/sessions/{id}/cancellation-quote',
        fitting(cancellationQuote),
        { path: { id } },
        options,
      ),
    feedback: (id, body, options) =>
      call('POST /api/sessions/{id}/feedback', one, { path: { id }, body }, options),
    noShow: (id, options) =>
      call('POST /api/sessions/{id}/no-show', one, { path: { id }, body: {} }, options),
    events: (id, options) =>
      call('GET /api/sessions/{id}/events', fitting(auditEventList), { path: { id } }, options),
    calendarFile: (id, options) =>
      call('GET /api/sessions/{id}/calendar.ics', text, { path: { id } }, options),
  };
}
