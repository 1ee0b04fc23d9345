import { randomUUID } from 'node:crypto';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type FanOut, type OnHint, readHints, writeHints } from './fan-out.ts';

const SUBJECT = 'session-booking.calendars';

/**
 * Sends hints through NATS, which takes no lock in the database. Connects again for as long as it takes, and passes
 * null on afterwards, since hints were missed. Throws when the first connection fails.
 */
export async function fanOutByNats(
  url: string,
  onHint: OnHint,
  onFault: (error: unknown) => void,
): Promise<FanOut> {
  const nodeId = randomUUID();
  const connection = await connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 500 });
  const subscription = connection.subscribe(SUBJECT, {
    callback: (error, message) => {
      if (error) onFault(error);
      else readHints(message.string(), nodeId, onHint);
    },
  });
  followStatus(connection, onHint).catch(onFault);
  return {
    publish(hints) {
      try {
        for (const message of writeHints(nodeId, hints)) connection.publish(SUBJECT, message);
      } catch (error) {
        onFault(error);
      }
    },
    async close() {
      subscription.unsubscribe();
      await connection.close();
    },
  };
}

async function followStatus(connection: NatsConnection, onHint: OnHint): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'reconnect') onHint(null);
  }
}
