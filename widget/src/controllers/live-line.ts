import type {
  BookingClient,
  LiveConnection,
  WatchAvailability,
  WatchSession,
} from '../state/booking-client.ts';
import type { Connection } from './connection.ts';

/** Watches an API for the widget. */
export interface LiveLine {
  readonly watchAvailability: WatchAvailability;
  readonly watchSession: WatchSession;
  readonly connection: LiveConnection;
}

const lines = new WeakMap<Connection, Promise<LiveLine | null>>();

/** Gets what watches over a connection, loaded once; null where the client of the page cannot. Rejects when it cannot be fetched. */
export function liveLine(connection: Connection): Promise<LiveLine | null> {
  const known = lines.get(connection);
  if (known) return known;
  const loading = load(connection).catch((error: unknown) => {
    lines.delete(connection);
    throw error;
  });
  lines.set(connection, loading);
  return loading;
}

async function load(connection: Connection): Promise<LiveLine | null> {
  const { own } = connection;
  if (!own) return liveOf(await connection.client());
  const [{ createLive }, calls] = await Promise.all([import('@session-booking/sdk/live'), own.client()]);
  return createLive(own.opening, calls);
}

function liveOf({ availability, sessions, connection }: BookingClient): LiveLine | null {
  if (!availability.watch || !sessions.watch || !connection) return null;
  return {
    // Called on their owners, which may be objects of a class.
    watchAvailability: availability.watch.bind(availability),
    watchSession: sessions.watch.bind(sessions),
    connection,
  };
}
