import { NetworkError, ProblemError } from '@session-booking/sdk';
import type { Problem, ProblemCode } from '@session-booking/sdk/contract';

const request = { name: 'POST /api/sessions/book', id: 'req-1' };

/** Makes the error a client rejects with when the server refuses. */
export function refusal(code: ProblemCode, more: Partial<Problem> = {}, retryAfterMs?: number): ProblemError {
  const detail = `The server says ${code}.`;
  const document = { type: 'about:blank', title: code, status: 400, code, detail, requestId: 'req-1' };
  return new ProblemError(request, { ...document, ...more }, retryAfterMs);
}

/** Makes the error a client rejects with when no answer came. */
export function lostLine(): NetworkError {
  return new NetworkError(request, new TypeError('Failed to fetch'));
}
