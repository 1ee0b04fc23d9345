import type { BookingClient } from '../state/booking-client.ts';
import type { SessionCalls } from '../state/session-calls.ts';

/** Gives the calls that show and change sessions. Throws when a client of the page's own has none. */
export function sessionCalls({ sessions }: BookingClient): SessionCalls {
  const { get, start, complete, cancel, reschedule, quote, feedback, noShow } = sessions;
  if (get && start && complete && cancel && reschedule && quote && feedback && noShow) {
    return { get, start, complete, cancel, reschedule, quote, feedback, noShow };
  }
  throw new Error('This client has no calls for existing sessions: sessions.get, start, complete, …');
}

/** Tells the time by the server's clock where the client knows it. */
export function timeOf(client: BookingClient | null): number {
  return client?.now?.() ?? Date.now();
}
