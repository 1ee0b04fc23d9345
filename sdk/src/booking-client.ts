import type { BookingSettings } from './access.ts';
import type { BookingCalls } from './booking-calls.ts';
import { createBookingClient as createCalls } from './client.ts';
import { createLive, type Live } from './live/live.ts';
import { type Opening, openBooking } from './visit.ts';

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

/** Makes a client from settings, or one that goes on from a page's opening. Throws a TypeError when `apiUrl` is no address. */
export function createBookingClient(from: BookingSettings | Opening): BookingClient {
  const opening = 'access' in from ? from : openBooking(from);
  const calls = createCalls(opening);
  const live = createLive(opening, calls);
  return {
    ...calls,
    availability: { ...calls.availability, watch: live.watchAvailability },
    sessions: { ...calls.sessions, watch: live.watchSession },
    connection: live.connection,
  };
}
