import { randomUUID } from 'node:crypto';
import type { OpenDatabase } from '../store/open-database.ts';
import { type FanOut, type OnHint, readHints, writeHints } from './fan-out.ts';

const CHANNEL = 'session_booking_calendars';

/**
 * Sends hints by `NOTIFY`, outside the transactions that changed something: its lock is held for the whole commit, and
 * a hint may be lost anyway. Throws when listening cannot begin.
 */
export async function fanOutByPostgres(
  database: Pick<OpenDatabase, 'listen' | 'notify'>,
  onHint: OnHint,
  onFault: (error: unknown) => void,
): Promise<FanOut> {
  const nodeId = randomUUID();
  const stop = await database.listen(CHANNEL, (payload) => {
    readHints(payload, nodeId, onHint);
  });
  return {
    publish(hints) {
      for (const message of writeHints(nodeId, hints)) {
        database.notify(CHANNEL, message).catch(onFault);
      }
    },
    close: stop,
  };
}
