import pg from 'pg';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;
const CONNECT_TIMEOUT_MS = 2000;

/**
 * Listens on a channel with a connection of its own, and connects again for as long as it takes. `onHint` also runs,
 * with an empty payload, after a lost connection came back: hints may have been missed. Throws when the first
 * connection fails. The function it gives ends it.
 */
export async function listenOn(
  connectionString: string,
  channel: string,
  onHint: (payload: string) => void,
): Promise<() => Promise<void>> {
  const listener = new Listener(connectionString, channel, onHint);
  await listener.connect();
  return () => listener.end();
}

class Listener {
  #connectionString: string;
  #channel: string;
  #onHint: (payload: string) => void;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isEnded = false;

  constructor(connectionString: string, channel: string, onHint: (payload: string) => void) {
    this.#connectionString = connectionString;
    this.#channel = channel;
    this.#onHint = onHint;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      application_name: 'session-booking listen',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    this.#client = client;
    client.on('notification', ({ payload = '' }) => {
      this.#onHint(payload);
    });
    // An error is followed by the end of the connection, which is what counts.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.#channel)}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    client.once('end', () => {
      if (!this.#isEnded) this.#retryIn(FIRST_WAIT_MS);
    });
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    await this.#client?.end();
  }

  /** Waits up to twice as long after every failure, never the same time on two nodes. */
  #retryIn(waitMs: number): void {
    const again = () => {
      this.connect().then(
        () => {
          this.#onHint('');
        },
        () => {
          if (!this.#isEnded) this.#retryIn(Math.min(waitMs * 2, LONGEST_WAIT_MS));
        },
      );
    };
    this.#timer = setTimeout(again, waitMs * (0.5 + Math.random() / 2));
  }
}
