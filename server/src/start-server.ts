import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { demoSecret } from './auth/demo-secret.ts';
import { createTokens, type Tokens } from './auth/tokens.ts';
import type { Deps } from './commands/deps.ts';
import { makeDeps } from './commands/make-deps.ts';
import type { Config } from './config.ts';
import { seedDemo } from './demo/seed.ts';
import { LINK_TOKEN_ENDS_AT } from './domain/session.ts';
import { openFaultReports } from './fault-reports.ts';
import { purgeKeptAnswers } from './jobs/purge-kept-answers.ts';
import { openLimitsPool } from './limits/limits-pool.ts';
import { createRateLimits } from './limits/rate-limit.ts';
import { createSharedCounts, type SharedCounts } from './limits/shared-counts.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { startLive, type Live } from './start-live.ts';
import type { Clock } from './store/clock.ts';
import { openDatabase, type OpenDatabase } from './store/db.ts';
import { migrate } from './store/migrate.ts';

/** Says what a start needs beside its settings. */
export type Surroundings = {
  readonly logger: Logger;
  /** Folder with the built `widget` and `demo`. */
  readonly filesDir: string;
  /** The database's clock, else its own; tests shift it. */
  readonly clock?: Clock;
  /** Epoch milliseconds for tokens; the system's when left out. */
  readonly now?: () => number;
};

/** A server that answers. */
export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly tokens: Tokens;
  readonly commands: Deps;
  readonly database: OpenDatabase;
  /** Tells the people who run it about a fault outside any request. */
  reportFault(fault: unknown): void;
  /** Takes no new connections, finishes what runs, then closes the database. */
  stop(): Promise<void>;
};

/** Opens and migrates the database, seeds a demo, and listens. What was opened is closed again when a later step fails. */
export async function startServer(config: Config, surroundings: Surroundings): Promise<RunningServer> {
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    return await serve(config, surroundings, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(
  config: Config,
  surroundings: Surroundings,
  database: OpenDatabase,
): Promise<RunningServer> {
  const { logger, filesDir, clock, now = Date.now } = surroundings;
  const applied = await migrate(database);
  if (applied.length > 0) logger.info({ applied }, 'migrated');
  const tokens = await makeTokens(config, now);
  // Commands come first, since what is live is read through them.
  const running: { live: Live | null } = { live: null };
  const commands = makeCommands(config, database, tokens, clock, running);
  if (config.demo && (await seedDemo(commands))) logger.info('demo coaches are in');

  const state = { isStopping: false };
  const counts = openCounts(config, logger);
  const limits = config.limits && createRateLimits(config.limits, counts);
  const lagSeconds = () => running.live?.lagSeconds() ?? null;
  const health = { check: () => ask(database), isStopping: () => state.isStopping, lagSeconds };
  const metrics = measure(database, running, lagSeconds);
  const faults = config.sentryDsn === null ? null : await openFaultReports(config.sentryDsn);
  const parts = { config, commands, tokens, limits, logger, metrics, faults, health, filesDir };
  const app = createApp(parts);
  const server = createServer({ shouldUpgradeCallback: wantsSocket }, app);
  const live = await startLive(config, { server, app, commands, database, tokens, logger, now });
  running.live = live;
  await listen(server, config, () => Promise.all([live.stop(), counts?.close()]));
  const endPurging = purgeKeptAnswers(commands, (err) => logger.error({ err }, 'old answers stay'));
  return {
    url: addressOf(server),
    tokens,
    commands,
    database,
    reportFault: (fault) => faults?.report(fault),
    async stop() {
      state.isStopping = true;
      // Sockets first: they keep the server open for as long as they are.
      await live.stop();
      await Promise.all([closeServer(server), endPurging()]);
      await Promise.all([counts?.close(), faults?.close(), database.close()]);
    },
  };
}

/** Counts what the server does; sockets and the readers of the log from when they are there. */
function measure(
  database: OpenDatabase,
  running: { readonly live: Live | null },
  logLagSeconds: () => number | null,
): Metrics {
  return createMetrics({
    pool: () => database.pool(),
    sockets: () => running.live?.sockets() ?? null,
    logLagSeconds,
  });
}

async function makeTokens(config: Config, now: () => number): Promise<Tokens> {
  return createTokens({
    secret: config.jwtSecret ?? (config.demo ? await demoSecret(config.dataDir) : null),
    jwksUrl: config.jwksUrl,
    issuer: config.jwtIssuer,
    audience: config.jwtAudience,
    demo: config.demo,
    now,
  });
}

function makeCommands(
  config: Config,
  database: OpenDatabase,
  tokens: Tokens,
  clock: Clock | undefined,
  running: { readonly live: Live | null },
): Deps {
  return makeDeps({
    database,
    ...(clock && { clock }),
    limits: {
      bookingsPerHour: config.limits?.subjectBookings ?? null,
      openSessionsPerCoach: config.limits?.openSessions ?? null,
    },
    async manageUrlFor({ sessionId, subject, baseUrl }) {
      if (!tokens.canSign) return null;
      const { token } = await tokens.signManage({ sessionId, subject, expiresAt: LINK_TOKEN_ENDS_AT });
      return `${config.manageUrl ?? `${baseUrl}/manage`}#token=${token}`;
    },
    wake: (coachId) => running.live?.wake(coachId),
    joined: (news) => running.live?.joined(news),
  });
}

/** Opens the counts that nodes on one PostgreSQL share; null where there is only one node, or no limit. */
function openCounts({ limits, databaseUrl }: Config, logger: Logger): SharedCounts | null {
  if (!limits || !databaseUrl) return null;
  return createSharedCounts(openLimitsPool(databaseUrl, logger), (error) => {
    logger.warn({ err: error }, 'counting limits alone for a while');
  });
}

async function ask(database: OpenDatabase): Promise<void> {
  await sql`select 1`.execute(database.reads);
}

/** Who offers to speak some other protocol is answered in this one. */
const wantsSocket = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';

/** Takes requests from now on; where the address is refused, `undo` stops what would go on with a closed database. */
async function listen(server: Server, { host, port }: Config, undo: () => Promise<unknown>): Promise<void> {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    await undo();
    throw error;
  }
}

/** Writes the address as a browser takes it: a server on all addresses is reached by loopback, IPv6 goes in brackets. */
function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const host = ['0.0.0.0', '::'].includes(address)
    ? 'localhost'
    : family === 'IPv6'
      ? `[${address}]`
      : address;
  return `http://${host}:${port}`;
}

/** Waits for running answers; a connection that is kept for more requests is closed as soon as its answer is out. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await closed.finally(() => clearInterval(sweep));
}
