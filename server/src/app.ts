import compression from 'compression';
import express, { type Express, type Request } from 'express';
import type { Logger } from 'pino';
import type { Tokens } from './auth/tokens.ts';
import type { Deps } from './commands/deps.ts';
import type { Config } from './config.ts';
import { type FaultReports, reportFaults } from './fault-reports.ts';
import { beginRequest } from './http/context.ts';
import { docsRoutes } from './http/docs/docs-routes.ts';
import { demoFiles, managePage, widgetFiles } from './http/files.ts';
import { healthRoutes, type Health } from './http/health.ts';
import { metricsRoute } from './http/metrics-route.ts';
import { createOrigins, ownOrigin } from './http/origins.ts';
import { answerProblem, nothingHere } from './http/problem.ts';
import { registerRoutes } from './http/register-routes.ts';
import { coachHandlers } from './http/routes/coaches.ts';
import { eventHandlers } from './http/routes/events.ts';
import { holdHandlers } from './http/routes/holds.ts';
import { identityHandlers } from './http/routes/identity.ts';
import { sessionHandlers } from './http/routes/sessions.ts';
import type { Handlers } from './http/route.ts';
import { securityHeaders } from './http/security-headers.ts';
import type { RateLimits } from './limits/rate-limit.ts';
import { logRequests } from './logging.ts';
import type { Metrics } from './metrics.ts';

/** Carries everything the HTTP side needs; made by the composition root. */
export type AppParts = {
  readonly config: Pick<Config, 'demo' | 'allowedOrigins' | 'publicUrl' | 'trustProxy'>;
  readonly commands: Deps;
  readonly tokens: Tokens;
  /** Null when limits are off. */
  readonly limits: RateLimits | null;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Null when nobody wants to be told. */
  readonly faults: FaultReports | null;
  readonly health: Health;
  /** Folder with the built `widget` and `demo`. */
  readonly filesDir: string;
};

/** Makes the Express application: API, health, widget files and demo page. Does not listen. */
export function createApp(parts: AppParts): Express {
  const { config, commands, tokens, limits, logger, metrics, faults, health, filesDir } = parts;
  const app = express();
  app.disable('x-powered-by').disable('etag').disable('query parser');
  app.enable('case sensitive routing').enable('strict routing');
  app.set('trust proxy', typeof config.trustProxy === 'object' ? [...config.trustProxy] : config.trustProxy);

  const origins = createOrigins(config.allowedOrigins, config.publicUrl);
  const baseUrlOf = (req: Request) => config.publicUrl ?? ownOrigin(req);
  const handlers: Handlers = {
    ...identityHandlers(commands, tokens),
    ...coachHandlers(commands),
    ...holdHandlers(commands, tokens),
    ...sessionHandlers(commands),
    ...eventHandlers(commands),
  };

  app.use(
    beginRequest,
    logRequests(logger),
    metrics.measureRequests,
    ...(faults ? [reportFaults(faults)] : []),
  );
  app.use(securityHeaders(), compression());
  app.use(healthRoutes(health), metricsRoute(metrics), docsRoutes(config));
  app.use('/widget', widgetFiles(filesDir));
  app.use(managePage(filesDir));
  app.use('/api', origins.cors);
  app.use(registerRoutes(handlers, { tokens, limits, origins, demo: config.demo, baseUrlOf }));
  app.use(demoFiles(filesDir, config.demo));
  app.use(nothingHere, answerProblem);
  return app;
}
