import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../test/until.ts';
import { findPostgres, startProgram, unprivileged, type Program } from './programs.ts';

const START_MS = 60_000;

/** A PostgreSQL of its own, with the safety of a real one: commits are flushed. */
export type PostgresCluster = AsyncDisposable & {
  /** Makes an empty database and gives its URL. */
  createDatabase(name: string): Promise<string>;
  /** Ends it as a power cut (`SIGKILL`) or an operator in a hurry (`SIGQUIT`: immediate) would. */
  kill(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
  /** Starts it again on the same files, and waits until it takes connections. */
  start(): Promise<void>;
  /** Counts lines of its log that say so. */
  logged(text: string): number;
};

/** Makes a cluster in a temporary folder and starts it; throws when no PostgreSQL is installed. */
export async function startPostgres(): Promise<PostgresCluster> {
  const bin = findPostgres();
  if (!bin) throw new Error('No PostgreSQL is installed.');
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'session-booking-prove-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-D', data],
    { cwd: '/', stdio: 'ignore', ...user },
  );
  const port = await freePort();
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'];
  args.push('-c', 'unix_socket_directories=', '-c', 'max_connections=300');
  let log = '';
  let program: Program | null = null;
  const launch = () => (program = startProgram(join(bin, 'postgres'), args, user));
  const end = async (signal: NodeJS.Signals) => {
    program?.signal(signal);
    await program?.ended;
    log += program?.errors() ?? '';
    program = null;
  };
  async function start(): Promise<void> {
    launch();
    await until(async () => {
      if (await answers(urlOf('postgres'))) return true;
      // Processes of one that was killed hold its memory for a moment, and the next refuses to start until they are gone.
      if (!program?.isRunning()) {
        log += program?.errors() ?? '';
        launch();
      }
      return false;
    }, START_MS);
  }
  await start();
  return {
    start,
    kill: end,
    logged: (text) =>
      (log + (program?.errors() ?? '')).split('\n').filter((line) => line.includes(text)).length,
    async createDatabase(name) {
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${client.escapeIdentifier(name)}`);
      await client.end();
      return urlOf(name);
    },
    async [Symbol.asyncDispose]() {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Finds a port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
