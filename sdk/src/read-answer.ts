import * as z from 'zod/mini';
import type { Answer } from './attempt.ts';
import { type Problem, problem } from './contract/problem.ts';
import type { RequestLabel } from './errors/booking-error.ts';
import { ContractError } from './errors/contract-error.ts';
import { ProblemError } from './errors/problem-error.ts';
import { retryAfterMs } from './retry-after.ts';

/** Reads a successful answer. */
export type Read<T> = (answer: Answer, request: RequestLabel) => T;

/** Reads an answer that must fit a schema of the contract; unknown fields are left out. */
export function fitting<T>(schema: z.ZodMiniType<T>): Read<T> {
  return (answer, request) => parse(answer, request, schema);
}

/** Reads an answer as it stands. */
export const text: Read<string> = ({ body }) => body;

/** Reads an answer that has no body. */
export const nothing: Read<undefined> = () => undefined;

/** Reads an answer. Throws a ProblemError when it is a refusal, a ContractError when it is not of this contract. */
export function readAnswer<T>(answer: Answer, request: RequestLabel, read: Read<T>): T {
  if (answer.status >= 200 && answer.status < 300) return read(answer, request);
  throw new ProblemError(request, readProblem(answer, request), retryAfterMs(answer.headers));
}

/** Reads the problem of a refusal; one that a proxy on the way made is told by its status. */
function readProblem(answer: Answer, request: RequestLabel): Problem {
  const { status, headers } = answer;
  const isOurs = headers.get('content-type')?.startsWith('application/problem+json');
  if (isOurs || ![502, 503, 504].includes(status)) return parse(answer, request, problem);
  const detail = 'The service is not available right now.';
  return { type: 'about:blank', title: detail, status, code: 'unavailable', detail };
}

function parse<T>({ status, body }: Answer, request: RequestLabel, schema: z.ZodMiniType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new ContractError(request, status, ['It is not JSON. Is apiUrl the address of the API?']);
  }
  const result = z.safeParse(schema, json);
  if (result.success) return result.data;
  const reasons = result.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ContractError(request, status, reasons);
}
