import type { ProblemCode } from '../contract/problem.ts';
import type { BookingError } from './booking-error.ts';
import type { ProblemError } from './problem-error.ts';

/** Tells whether an error is of this SDK's family, from whichever copy of it. */
export function isBookingError(error: unknown): error is BookingError {
  return error instanceof Error && 'family' in error && error.family === 'session-booking';
}

/** Tells whether the server refused with one of these codes, or with any when none is given. */
export function isProblem(error: unknown): error is ProblemError;
export function isProblem<Code extends ProblemCode>(
  error: unknown,
  ...codes: Code[]
): error is ProblemError & { readonly code: Code };
export function isProblem(error: unknown, ...codes: string[]): boolean {
  if (!isBookingError(error) || error.name !== 'ProblemError' || !('code' in error)) return false;
  return codes.length === 0 || codes.includes(String(error.code));
}
