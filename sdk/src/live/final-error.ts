import { isBookingError, isProblem } from '../errors/guards.ts';

/** Gives the error when asking again cannot help: a refusal that is not temporary, or a question that cannot be asked. */
export function finalError(error: unknown): Error | undefined {
  if (isProblem(error)) {
    const { status } = error.problem;
    return status < 500 && status !== 408 && status !== 409 && status !== 429 ? error : undefined;
  }
  // A lost line, or a page that some network puts in the API's place, is a matter of time.
  if (isBookingError(error)) return undefined;
  return error instanceof Error ? error : new Error(String(error));
}
