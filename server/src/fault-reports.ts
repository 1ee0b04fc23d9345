import type { RequestHandler } from 'express';
import { contextOf } from './http/context.ts';
import { scrub } from './logging.ts';

/** Tells the people who run the server about its own mistakes. */
export type FaultReports = {
  /** Sends a fault; never throws, and nobody waits for it. */
  report(fault: unknown, about?: { requestId?: string; route?: string | null }): void;
  /** Waits, a few seconds at most, until what was reported is sent. */
  close(): Promise<void>;
};

const CLOSE_MS = 3000;

/**
 * Opens reports to Sentry at the address it gave for the project. Its library is loaded here only, since most servers
 * do without. What is sent is the error with its stack, the request id and the route's template: no address, header,
 * body or person, and neither tokens nor e-mail addresses within a message.
 */
export async function openFaultReports(dsn: string): Promise<FaultReports> {
  const sentry = await import('@sentry/node');
  const client = new sentry.NodeClient({
    dsn,
    transport: sentry.makeNodeTransport,
    stackParser: sentry.defaultStackParser,
    integrations: [sentry.linkedErrorsIntegration()],
    sendClientReports: false,
    includeServerName: false,
    // Everything that is sent, scrubbed as a whole: whatever the library puts where, an address is an address.
    beforeSend: (event) => JSON.parse(scrub(JSON.stringify(event))) as typeof event,
  });
  client.init();
  return {
    report(fault, { requestId, route } = {}) {
      const scope = new sentry.Scope();
      scope.setClient(client);
      scope.setTags({ request_id: requestId, route: route ?? undefined });
      scope.captureException(fault);
    },
    async close() {
      await client.close(CLOSE_MS);
    },
  };
}

/** Reports what broke in a request, once it is answered; what a caller did wrong and a database that is away are no faults. */
export function reportFaults(reports: FaultReports): RequestHandler {
  return (_req, res, next) => {
    res.once('close', () => {
      const { fault, problem, requestId, route } = contextOf(res);
      if (fault !== null && problem === 'internal') reports.report(fault, { requestId, route });
    });
    next();
  };
}
