import { connect } from 'node:net';
import process from 'node:process';
import pg from 'pg';

const DEFAULT_DATABASE = 'postgres://postgres@127.0.0.1:5432/postgres';
const DEFAULT_NATS = 'nats://127.0.0.1:4222';

/** Finds the PostgreSQL the tests may use and returns the environment that tells them: TEST_DATABASE_URL is empty when there is none. */
export async function databaseForTests(): Promise<{ TEST_DATABASE_URL: string }> {
  const given = process.env['TEST_DATABASE_URL'];
  const url = given ?? DEFAULT_DATABASE;
  if (url === '') return { TEST_DATABASE_URL: '' };
  const refusal = await whyUnusable(url);
  if (refusal === undefined) return { TEST_DATABASE_URL: url };
  if (given) throw new Error(`TEST_DATABASE_URL names ${given}, which cannot be used: ${refusal}`);
  console.log(`SKIPPED: the PostgreSQL suites, because ${url} cannot be used: ${refusal}`);
  return { TEST_DATABASE_URL: '' };
}

/** Finds the NATS server the tests may use and returns the environment that tells them: TEST_NATS_URL is empty when there is none. */
export async function natsForTests(): Promise<{ TEST_NATS_URL: string }> {
  const given = process.env['TEST_NATS_URL'];
  const url = given ?? DEFAULT_NATS;
  if (url === '' || (await listens(url))) return { TEST_NATS_URL: url };
  if (given) throw new Error(`TEST_NATS_URL names ${given}, where nothing listens.`);
  console.log(`SKIPPED: the NATS suites, because nothing listens at ${url}`);
  return { TEST_NATS_URL: '' };
}

async function whyUnusable(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; creates: boolean }>(
      `select current_setting('server_version_num')::int as version, rolcreatedb or rolsuper as creates
         from pg_roles where rolname = current_user`,
    );
    const [found] = rows;
    if (!found || found.version < 150_000) return 'PostgreSQL 15 or newer is needed';
    return found.creates ? undefined : 'its role may not create databases';
  } catch (error) {
    return error instanceof AggregateError ? 'nothing listens there' : String(error);
  } finally {
    await client.end();
  }
}

function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || 4222, timeout: 1000 });
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('error', () => {
      answer(false);
    });
    socket.once('timeout', () => {
      answer(false);
    });
  });
}
