import { pino, type DestinationStream, type Logger } from 'pino';
import type { RequestHandler } from 'express';
import { contextOf } from './http/context.ts';

const emailAddress = /[^\s<>"'(),;:/\\]+@[^\s<>"'(),;:/\\]+/g;
const bearerToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Makes the log: one JSON line each, without tokens or e-mail addresses; to standard error unless told otherwise. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, base: undefined, serializers: { err: describeError } }, destination);
}

/** Describes an error for the log; of a database error the values are left out, since they are what people wrote. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: scrub(String(error)) };
  const described: Record<string, unknown> = {
    type: error.name,
    message: scrub(error.message),
    stack: scrub(error.stack ?? ''),
  };
  for (const name of ['code', 'constraint', 'table', 'syscall'] as const) {
    if (name in error) described[name] = Reflect.get(error, name);
  }
  if (error.cause !== undefined) described.cause = describeError(error.cause);
  return described;
}

/** Takes e-mail addresses and tokens out of a text that leaves the server. */
export function scrub(text: string): string {
  return text.replaceAll(emailAddress, '[e-mail]').replaceAll(bearerToken, '[token]');
}

/** Logs every answer in one line: request id, route template, status and time, never the address, a header or a body. */
export function logRequests(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const begun = performance.now();
    // `close` comes once in any case, also when the caller hangs up before the answer.
    res.once('close', () => {
      const { requestId, route, actor, problem, fault } = contextOf(res);
      const line = {
        requestId,
        method: req.method,
        route,
        status: res.writableFinished ? res.statusCode : null,
        ms: Math.round(performance.now() - begun),
        role: actor?.role,
        problem: problem ?? undefined,
        err: fault ?? undefined,
      };
      if (fault || res.statusCode >= 500) logger.error(line, 'failed');
      else logger.info(line, 'answered');
    });
    next();
  };
}
