import pg from 'pg';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;
const CONNECT_TIMEOUT_MS = 2000;
/** A line that broke without a word looks like one on which nothing happens, until it is asked. */
const PULSE_MS = 10_000;
const ANSWER_TIMEOUT_MS = 2500;

/**
 * Listens on a channel with a connection of its own, asks it for a sign of life every `pulseMs`, and connects again for
 * as long as it takes. `onHint` also runs, with an empty payload, after a lost connection came back: hints may have been
 * missed. Throws when the first connection fails. The function it gives ends it.
 */
export async function listenOn(
  connectionString: string,
  channel: string,
  onHint: (payload: string) => void,
  pulseMs = PULSE_MS,
): Promise<() => Promise<void>> {
  const listener = new Listener(connectionString, channel, onHint, pulseMs);
  await listener.connect();
  return () => listener.end();
}

class Listener {
  #connectionString: string;
  #channel: string;
  #onHint: (payload: string) => void;
  #pulseMs: number;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pulse: NodeJS.Timeout | undefined;
  #isEnded = false;

  constructor(connectionString: string, channel: string, onHint: (payload: string) => void, pulseMs: number) {
    this.#connectionString = connectionString;
    this.#channel = channel;
    this.#onHint = onHint;
    this.#pulseMs = pulseMs;
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      application_name: 'session-booking listen',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
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
    this.#feelPulse(client);
    client.once('end', () => {
      clearTimeout(this.#pulse);
      if (!this.#isEnded) this.#retryIn(FIRST_WAIT_MS);
    });
  }

  /** Ends a connection that no longer answers: with a question open it drops the line at once. */
  #feelPulse(client: pg.Client): void {
    this.#pulse = setTimeout(() => {
      client.query('select 1').then(
        () => {
          if (!this.#isEnded) this.#feelPulse(client);
        },
        () => void client.end(),
      );
    }, this.#pulseMs);
    this.#pulse.unref();
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#pulse);
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
