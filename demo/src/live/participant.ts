import { type BookingClient, createBookingClient, createDemoToken } from '@session-booking/sdk';

import { Line } from '../lab/line.ts';
import { fetchOver } from '../lab/shaped-fetch.ts';
import { socketsOver } from '../lab/shaped-socket.ts';

/** Is somebody with a client of his own, which goes over a line of his own. */
export interface Participant {
  readonly name: string;
  readonly line: Line;
  readonly client: BookingClient;
}

/** Lets a stranger in, whose token lives as long as the page: each is another one, and nobody after a reload. */
export function letVisitorIn(name: string): Participant {
  const line = new Line();
  return { name, line, client: createBookingClient({ ...over(line), storage: 'memory' }) };
}

/** Signs a coach in, as a demo server lets anybody do. */
export function signCoachIn(name: string, coachId: string): Participant {
  const line = new Line();
  const { apiUrl, fetch } = over(line);
  let grant: ReturnType<typeof createDemoToken> | undefined;
  const token = async () => {
    grant ??= createDemoToken({ apiUrl, fetch }, { role: 'coach', coachId });
    try {
      return (await grant).token;
    } catch (error) {
      // The next call asks again.
      grant = undefined;
      throw error;
    }
  };
  return { name, line, client: createBookingClient({ ...over(line), token }) };
}

function over(line: Line) {
  return { apiUrl: location.origin, fetch: fetchOver(line), WebSocket: socketsOver(line) };
}
