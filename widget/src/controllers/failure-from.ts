import { isBookingError, isProblem } from '@session-booking/sdk';
import { failureOf, type Failure } from '../state/failure.ts';

/** Puts what a call rejected with into the words of the state; `now` in epoch milliseconds. */
export function failureFrom(error: unknown, now: number): Failure {
  if (isProblem(error)) {
    const { code, problem, retryAfterMs } = error;
    return failureOf(code, {
      detail: problem.detail,
      requestId: problem.requestId ?? null,
      issues: problem.issues ?? [],
      alternatives: problem.alternatives ?? [],
      retryAt: retryAfterMs === undefined ? null : now + retryAfterMs,
    });
  }
  if (!isBookingError(error)) return failureOf(isFailedImport(error) ? lost() : 'unknown');
  if (error.name === 'TimeoutError') return failureOf('timeout');
  return failureOf(error.name === 'NetworkError' ? lost() : 'unreadable');
}

function lost(): 'offline' | 'network' {
  return navigator.onLine ? 'network' : 'offline';
}

/** Tells whether a part of the widget could not be fetched: engines word it differently, all as a TypeError. */
function isFailedImport(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message);
}
