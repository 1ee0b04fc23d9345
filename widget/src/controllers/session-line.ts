import type { BookingClient } from '../state/booking-client.ts';
import type { SessionCalls } from '../state/session-calls.ts';
import { warnOnce } from '../warnings.ts';

/** Gives the calls that show and change sessions. Throws when a client of the page's own has none. */
export function sessionCalls({ sessions }: BookingClient): SessionCalls {
  const { get, start, complete, cancel, reschedule, quote, feedback, noShow } = sessions;
  // The object itself: methods of a class need it.
  if (get && start && complete && cancel && reschedule && quote && feedback && noShow) {
    return sessions as SessionCalls;
  }
  const lack =
    'The client of this page has no calls for an existing session: sessions.get, start, complete, …';
  warnOnce(lack);
  throw new Error(lack);
}

/** Tells the time by the server's clock where the client knows it. */
export function timeOf(client: BookingClient | null): number {
  return client?.now?.() ?? Date.now();
}
