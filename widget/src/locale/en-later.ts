import type { LaterMessages } from './messages.ts';
import { pluralsOf } from './plural.ts';

const plural = pluralsOf('en');

/** Holds the English texts from the form on. */
export const messages: LaterMessages = {
  timeZone: 'Time zone',
  searchTimeZones: 'Search time zones',
  timeZonesFound: (count) =>
    count === 0
      ? 'No time zone has that name.'
      : plural(count, { one: '# time zone found', other: '# time zones found' }),
  coachTime: (time, place) => `${time} in ${place}`,
  noTimesInMonth: (month) => `No free times in ${month}.`,
  noTimesOnDay: 'No free times left on this day.',
  noTimesAtAll: 'There are no free times right now. New ones open regularly, so look in again soon.',
  nextFree: (moment) => `Next free: ${moment}`,
  timesAvailable: (count) => plural(count, { one: '# time available', other: '# times available' }),
  back: 'Back',
  yourDetails: 'Your details',
  name: 'Name',
  email: 'Email',
  title: 'Title',
  notes: 'Notes',
  optional: 'Optional',
  nameMissing: 'Write your name.',
  emailMissing: 'Write your email address, so that we can reach you.',
  emailMalformed: 'Write an email address like name@example.com.',
  fieldRefused: 'Check what you wrote here.',
  bookSession: 'Book session',
  booking: 'Booking…',
  sessionWith: (coach) => `Session with ${coach}`,
  sessionBooked: 'Session booked',
  bookedFor: (name) => `Booked for ${name}`,
  freeToCancel: (moment) => `Free to cancel until ${moment}.`,
  addToCalendar: 'Add to calendar',
  calendarFailed: 'The calendar file could not be made. Try again in a moment.',
  changeOrCancel: 'Change or cancel',
  bookAnother: 'Book another',
  loadFailedTitle: 'The times are not here yet',
  bookFailedTitle: 'Not booked yet',
  tryAgainIn: (seconds) => plural(seconds, { one: 'Try again in # second', other: 'Try again in # seconds' }),
  chooseAnotherTime: 'Choose another time',
  theseAreClose: 'These are close:',
  requestId: (id) => `Reference: ${id}`,
  failures: {
    malformed_json: 'The server could not read the request. Reload the page and try again.',
    unauthorized: 'The sign-in of this page is not accepted. Reload the page to sign in again.',
    token_expired: 'The sign-in of this page has ended. Reload the page to sign in again.',
    forbidden: 'Your account may not do this here. The owner of this page can change that.',
    not_found: 'This coach or session is not here any more. Choose another one.',
    method_not_allowed: 'The server does not offer this. Reload the page and try again.',
    slot_taken: 'That time was just taken.',
    slot_held: 'Somebody else is booking that time right now.',
    too_early: 'It is too early for this. Try again later.',
    invalid_transition: 'The session has changed in the meantime. Reload the page to see it as it is now.',
    hold_expired: 'The time you chose is no longer kept for you. Choose it again, or another one.',
    request_in_progress: 'Your booking is still on its way. Try again in a moment: you are not booked twice.',
    version_conflict: 'The session has changed in the meantime. Reload the page to see it as it is now.',
    payload_too_large: 'That is more text than the server takes. Shorten your notes and try again.',
    unsupported_media_type: 'The server could not read the request. Reload the page and try again.',
    validation_failed: 'Some of it is not accepted as it stands. Check the marked fields.',
    outside_schedule: 'That time is no longer offered.',
    too_soon: 'That time is too soon to book now.',
    beyond_horizon: 'That time is further ahead than can be booked.',
    nonexistent_local_time: 'The clocks skip that time on that day.',
    idempotency_key_reused: 'This booking was already sent in another form. Try again.',
    rate_limited: 'That was a lot of requests in a short time.',
    booking_limit: 'You have as many open bookings as are allowed at once.',
    internal: 'Something went wrong on the server. Your choice is kept.',
    unavailable: 'The service is not available right now. Your choice is kept.',
    offline: "You're offline. Your choice is kept; we'll try again when you're back.",
    timeout: 'The answer takes too long. Your choice is kept.',
    unreadable: 'The server answered something unexpected. Try again, or reload the page.',
    unknown: 'Something unexpected happened. Your choice is kept.',
  },
  attributes: {
    'coach-id': (value) =>
      `There is no coach “${value}”. Put the id of a coach in the attribute coach-id, or remove it to let visitors choose.`,
    'session-type': (value, allowed) =>
      `This coach does not offer “${value}”. Put one of these in the attribute session-type, or remove it: ${allowed}.`,
    'duration-minutes': (value, allowed) =>
      `This coach does not offer sessions of “${value}” minutes. Put one of these in the attribute duration-minutes, or remove it: ${allowed}.`,
    'api-url': (value) =>
      `“${value}” is not a web address. Put the address of the booking server in the attribute api-url, for example https://booking.example.com.`,
  },
};
