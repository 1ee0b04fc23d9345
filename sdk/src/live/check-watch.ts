import { checkId } from '../check-input.ts';
import { InputError } from '../errors/input-error.ts';

/** Refuses a watch of nothing, or one that nobody can hear; the caller may not be checked by a compiler. */
export function checkWatch(field: string, id: unknown, onView: unknown): void {
  checkId(field, id);
  if (onView !== undefined && typeof onView !== 'function')
    throw new InputError('onView', 'a function; options such as { signal } come after it.');
}
