import type { BookingSettings } from './access.ts';
import { accessOf } from './access-of.ts';
import { checkInput } from './check-input.ts';
import type { BookingCalls } from './booking-calls.ts';
import { createCalls } from './client.ts';
import { checkWatch } from './live/check-watch.ts';
import { createLive, type Live } from './live/live.ts';
import type { Opening } from './visit.ts';

/** Speaks with the API by request and answer, and shows changes as they happen. */
export type BookingClient = BookingCalls & {
  availability: {
    /** Shows slots and every change of them, through every kind of broken line. */
    watch: Live['watchAvailability'];
  };
  sessions: {
    /** Shows a session and every change of it, as the caller may see it. */
    watch: Live['watchSession'];
  };
  /** Tells how watches are fed. */
  readonly connection: Live['connection'];
};

/** Makes a client from settings, or one that goes on from a page's opening. Throws an InputError that names a wrong setting. */
export function createBookingClient(from: BookingSettings | Opening): BookingClient {
  const access = accessOf(from);
  const calls = createCalls({ access }, checkInput);
  const live = createLive({ access }, calls);
  const watchAvailability: Live['watchAvailability'] = (question, onView, options) => {
    checkWatch('coachId', { ...question }.coachId, onView);
    return live.watchAvailability(question, onView, options);
  };
  const watchSession: Live['watchSession'] = (sessionId, onSession, options) => {
    checkWatch('sessionId', sessionId, onSession);
    return live.watchSession(sessionId, onSession, options);
  };
  return {
    ...calls,
    availability: { ...calls.availability, watch: watchAvailability },
    sessions: { ...calls.sessions, watch: watchSession },
    connection: live.connection,
  };
}
