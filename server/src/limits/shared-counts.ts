import type { Pool } from 'pg';

/** Which request of its key's minute this was, counted over all nodes, and when that minute ends. */
export type Count = { position: number; resetMs: number };

/** Counts what all nodes on one PostgreSQL see. */
export type SharedCounts = {
  /** Counts one for a key; null when the database does not answer. Never throws. */
  add(key: string): Promise<Count | null>;
  close(): Promise<void>;
};

type Waiter = (count: Count | null) => void;
type Row = { key: string; points: number; reset_ms: number };

const WINDOW_MS = 60_000;
/** How long a node counts alone after the database did not answer, so that not every request waits for it. */
const REST_MS = 2000;
const SWEEP_MS = 300_000;

/**
 * Counts through a table of the database. All that arrives while one statement runs goes into the next, so a rush costs
 * few statements and stays exact: each request learns its own position. Rows are written in the order of their keys,
 * since two nodes that lock the same rows in different orders would wait for each other.
 */
export function createSharedCounts(pool: Pool, onFailure: (error: unknown) => void): SharedCounts {
  let waiting = new Map<string, Waiter[]>();
  let running: Promise<void> | null = null;
  let restsUntil = 0;

  async function settle(batch: Map<string, Waiter[]>): Promise<void> {
    try {
      answerAll(batch, await write(pool, batch));
    } catch (error) {
      restsUntil = performance.now() + REST_MS;
      onFailure(error);
      for (const answer of [...batch.values()].flat()) answer(null);
    }
  }

  async function drain(): Promise<void> {
    while (waiting.size > 0) {
      const batch = waiting;
      waiting = new Map();
      await settle(batch);
    }
    running = null;
  }

  const endSweep = sweepRegularly(pool, onFailure);
  return {
    add(key) {
      if (performance.now() < restsUntil) return Promise.resolve(null);
      return new Promise((answer) => {
        const waiters = waiting.get(key);
        if (waiters) waiters.push(answer);
        else waiting.set(key, [answer]);
        running ??= drain();
      });
    },
    async close() {
      endSweep();
      await running;
      await pool.end();
    },
  };
}

/** Tells each who waits his own position: the rows give the last of each key. */
function answerAll(batch: Map<string, Waiter[]>, rows: Row[]): void {
  for (const { key, points, reset_ms: resetMs } of rows) {
    const waiters = batch.get(key) ?? [];
    waiters.forEach((answer, index) => answer({ position: points - waiters.length + index + 1, resetMs }));
  }
}

/** The database's own clock in epoch milliseconds, so that nodes whose clocks differ share one minute. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

const ADD = `
  insert into rate_limit as kept (key, points, expire)
  select key, points, ${NOW} + ${WINDOW_MS} from unnest($1::text[], $2::integer[]) as given (key, points) order by key
  on conflict (key) do update set
    points = case when kept.expire <= ${NOW} then excluded.points else kept.points + excluded.points end,
    expire = case when kept.expire <= ${NOW} then excluded.expire else kept.expire end
  returning key, points, greatest(0, expire - ${NOW})::integer as reset_ms`;

async function write(pool: Pool, batch: Map<string, Waiter[]>): Promise<Row[]> {
  const points = [...batch.values()].map((waiters) => waiters.length);
  const { rows } = await pool.query<Row>({ name: 'add', text: ADD, values: [[...batch.keys()], points] });
  return rows;
}

/** Removes the rows of minutes that are over, now and then; the function it gives ends that. */
function sweepRegularly(pool: Pool, onFailure: (error: unknown) => void): () => void {
  const sweep = () => void pool.query(`delete from rate_limit where expire < ${NOW}`).catch(onFailure);
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return () => clearInterval(timer);
}
