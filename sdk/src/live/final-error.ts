import { isBookingError, isProblem } from '../errors/guards.ts';

/** Gives the error when asking again cannot help: a refusal that is not temporary, or a question that cannot be asked. */
export function finalError(error: unknown): Error | undefined {
  if (isProblem(error)) {
    const { status } = error.problem;
    return status < 500 && status !== 408 && status !== 409 && status !== 429 ? error : undefined;
  }
  // A lost line, a page that some network puts in the API's place, and a token the site cannot give: a matter of time.
  return isBookingError(error) && error.name === 'InputError' ? error : undefined;
}
