import { STATUS_CODES } from 'node:http';
import { problems, type Problem, type ProblemCode } from '@session-booking/sdk/contract';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { toInstant } from '../domain/wall-time.ts';
import { meaningOf } from '../store/constraints.ts';
import { contextOf } from './context.ts';

/** How soon to try again when nothing better is known. */
const RETRY_AFTER_MS = 2000;

/** Sends a refusal as an RFC 9457 problem document, with the headers that belong to its status. */
function sendProblem(req: Request, res: Response, refusal: Refusal): void {
  const { code, details } = refusal;
  const context = contextOf(res);
  const { status, title } = problems[code];
  const problem: Problem = {
    type: `/docs#${code}`,
    title,
    status,
    code,
    detail: refusal.message,
    instance: req.path,
    requestId: context.requestId,
    issues: details.issues,
    alternatives: details.alternatives?.map(({ start, end, status }) => ({
      startsAt: toInstant(start),
      endsAt: toInstant(end),
      status,
    })),
    availableAt: details.availableAt === undefined ? undefined : toInstant(details.availableAt),
  };
  context.problem = code;
  res
    .status(status)
    .set(headersOf(refusal, status))
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

function headersOf({ code, details }: Refusal, status: number): Record<string, string> {
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' };
  const retryAfterMs =
    details.retryAfterMs ?? (status === 503 || code === 'request_in_progress' ? RETRY_AFTER_MS : null);
  if (retryAfterMs !== null) headers['Retry-After'] = String(Math.max(1, Math.ceil(retryAfterMs / 1000)));
  if (status === 401) {
    const reason =
      code === 'token_expired' ? ', error="invalid_token", error_description="The token has expired"' : '';
    headers['WWW-Authenticate'] = `Bearer realm="session-booking"${reason}`;
  }
  return headers;
}

/** Names what the framework's own errors mean in the contract's words, by their `type` or their status. */
const frameworkErrors: Record<string, [ProblemCode, string]> = {
  'entity.too.large': ['payload_too_large', 'The body is larger than 64 KiB.'],
  'encoding.unsupported': ['unsupported_media_type', 'Send the body as it is, without Content-Encoding.'],
  'request.aborted': ['malformed_json', 'The body ended before all of it had arrived.'],
  'request.size.invalid': ['malformed_json', 'The body is not as long as its Content-Length says.'],
  400: ['not_found', 'There is nothing at this address.'],
  404: ['not_found', 'There is nothing at this address.'],
};

/** Turns anything thrown into the refusal that a caller may see; the inside of a fault never leaks. */
function toRefusal(error: unknown): Refusal {
  const meaning = meaningOf(error);
  if (meaning instanceof Refusal) return meaning;
  const { type, status } = frameworkTraits(error);
  const known = frameworkErrors[type] ?? frameworkErrors[status];
  if (known) return new Refusal(...known);
  return new Refusal(
    'internal',
    'Something went wrong on the server. Try again; if it stays so, tell us the request id.',
  );
}

/** Reads what Express and its parsers attach to their errors; database errors have neither. */
function frameworkTraits(error: unknown): { type: string; status: number } {
  if (!(error instanceof Error)) return { type: '', status: 0 };
  const type = 'type' in error && typeof error.type === 'string' ? error.type : '';
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 0;
  return { type, status: STATUS_CODES[status] && status < 500 ? status : 0 };
}

/** Refuses every address that no route took. */
export const nothingHere: RequestHandler = () => {
  throw new Refusal('not_found', 'There is nothing at this address.');
};

/** Answers everything thrown on the way, once, as a problem document; what the server itself broke is noted for the log. */
export const answerProblem: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const refusal = toRefusal(error);
  if (problems[refusal.code].status >= 500) contextOf(res).fault = error;
  if (res.headersSent) next(error);
  else sendProblem(req, res, refusal);
};
