import type { IncomingMessage, Server } from 'node:http';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Tokens } from './auth/tokens.ts';
import type { Deps } from './commands/deps.ts';
import type { Config } from './config.ts';
import { asRequest, createOrigins, ownOrigin } from './http/origins.ts';
import { startHoldSweep } from './jobs/hold-sweep.ts';
import { alone, type FanOut, type OnHint } from './log/fan-out.ts';
import { fanOutByNats } from './log/fan-out-nats.ts';
import { fanOutByPostgres } from './log/fan-out-postgres.ts';
import { type Realtime, startRealtime } from './realtime/start-realtime.ts';
import type { OpenDatabase } from './store/db.ts';

/** What goes on between requests: sockets, the log's tail, and holds that run out. */
export type Live = Realtime;

/** Carries what live updates stand on. */
export type LiveParts = {
  readonly server: Server;
  /** The application the server answers with; it says which proxies to believe. */
  readonly app: Express;
  readonly commands: Deps;
  readonly database: OpenDatabase;
  readonly tokens: Tokens;
  readonly logger: Logger;
  /** Epoch milliseconds for tokens. */
  readonly now: () => number;
};

/** Starts sockets, the line to other nodes and the sweep of holds; `stop` ends them in order. */
export async function startLive(config: Config, parts: LiveParts): Promise<Live> {
  const { server, app, commands, database, tokens, logger, now } = parts;
  const onFault = (error: unknown) => {
    logger.error({ err: error }, 'a fault outside any request');
  };
  const realtime = await startRealtime({
    ...{ server, commands, tokens, onFault, now },
    ...addressRules(config, app),
    openFanOut: (onHint) => openFanOut(config, database, onHint, onFault),
  });
  const stopSweep = startHoldSweep(commands, onFault);
  return {
    ...realtime,
    async stop() {
      await Promise.all([realtime.stop(), stopSweep()]);
    },
  };
}

/** Says which pages may open sockets, and at which address people reach the server, both as it is with requests. */
function addressRules({ allowedOrigins, publicUrl }: Config, app: Express) {
  const origins = createOrigins(allowedOrigins, publicUrl);
  return {
    // Behind a proxy it does not know, this server cannot tell whether it is reached by TLS, but the page can.
    allows: (origin: string | undefined, upgrade: IncomingMessage) =>
      origins.allows(origin, `${origin?.split('//')[0] ?? 'http:'}//${asRequest(app, upgrade).host}`),
    // Some proxies forward the protocol of the socket.
    baseUrlOf: (upgrade: IncomingMessage) =>
      publicUrl ?? ownOrigin(asRequest(app, upgrade)).replace(/^ws/, 'http'),
  };
}

/** Opens the line between nodes: NATS where it is set, else the PostgreSQL they share; an embedded database has one node. */
function openFanOut(
  { natsUrl, databaseUrl }: Config,
  database: OpenDatabase,
  onHint: OnHint,
  onFault: (error: unknown) => void,
): Promise<FanOut> {
  if (natsUrl) return fanOutByNats(natsUrl, onHint, onFault);
  return databaseUrl ? fanOutByPostgres(database, onHint, onFault) : Promise.resolve(alone);
}
