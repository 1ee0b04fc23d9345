import pg from 'pg';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;

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
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString,
      application_name: 'session-booking listen',
      keepAlive: true,
      connectionTimeoutMillis: 2000,
    });
    let isLost = false;
    const lose = () => {
      if (isLost || isEnded) return;
      isLost = true;
      if (client === next) retry(FIRST_WAIT_MS);
    };
    next.on('error', lose);
    next.on('end', lose);
    next.on('notification', ({ payload = '' }) => onHint(payload));
    try {
      await next.connect();
      await next.query(`listen ${next.escapeIdentifier(channel)}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    if (isEnded || isLost) await next.end();
    else client = next;
    if (isLost) throw new Error('The connection was lost while it was made.');
  }

  function retry(waitMs: number): void {
    client = undefined;
    timer = setTimeout(
      () =>
        connect().then(
          () => onHint(''),
          () => {
            if (!isEnded) retry(Math.min(waitMs * 2, LONGEST_WAIT_MS));
          },
        ),
      waitMs * (0.5 + Math.random() / 2),
    );
  }

  await connect();
  return async () => {
    isEnded = true;
    clearTimeout(timer);
    await client?.end();
  };
}
