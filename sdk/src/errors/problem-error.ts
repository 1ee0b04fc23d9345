import type { Problem, ProblemCode } from '../contract/problem.ts';
import { BookingError, type RequestLabel } from './booking-error.ts';

/** Says that the server refused a request or failed at it, and why. */
export class ProblemError extends BookingError {
  override readonly name = 'ProblemError';
  /** A code of the contract; a newer server may know others. */
  readonly code: ProblemCode | (string & {});
  /** The RFC 9457 document as it came, with `issues`, `alternatives` and `availableAt` where the code has them. */
  readonly problem: Problem;
  /** How long the server asks to wait; undefined when it does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(request: RequestLabel, problem: Problem, retryAfterMs?: number) {
    super(problem.detail, { name: request.name, id: problem.requestId ?? request.id });
    this.code = problem.code;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}
