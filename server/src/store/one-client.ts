import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { EmbeddedSession } from './embedded-session.ts';
import { poolClient } from './pool-client.ts';

/** A pool with one client, with what metrics ask of it. */
export type OneClient = PostgresPool & { isIdle(): boolean; waiting(): number };

/**
 * Makes a pool of the embedded database's one session, lent to one caller at a time in the order they ask: a query
 * beside an open transaction would become part of it.
 */
export function oneClient(session: EmbeddedSession): OneClient {
  const waiting: (() => void)[] = [];
  let isLent = false;
  let isEnding = false;

  const giveBack = () => {
    const next = waiting.shift();
    // Its queries run without ever leaving the process: between two callers, sockets and timers get their turn.
    if (next) setImmediate(next);
    else isLent = false;
  };
  const lend = () => {
    if (!isLent) {
      isLent = true;
      return Promise.resolve();
    }
    return new Promise<void>((resolve) => waiting.push(resolve));
  };

  return {
    options: {},
    isIdle: () => !isLent,
    waiting: () => waiting.length,
    connect: async () => {
      if (isEnding) throw new Error('The database is closed.');
      await lend();
      return clientOf(session, giveBack);
    },
    end: async () => {
      isEnding = true;
      await lend();
      await session.end();
    },
  };
}

function clientOf(session: EmbeddedSession, giveBack: () => void): PostgresPoolClient {
  let isReleased = false;
  return poolClient(
    (text, values) => session.query(text, values),
    () => {
      if (isReleased) throw new Error('This client was given back before.');
      isReleased = true;
      giveBack();
    },
  );
}
