import * as z from 'zod/mini';
import { missing } from './missing.ts';

/** Tells whether a string survives storage unchanged: no NUL and no lone surrogate. */
function isStorable(value: string): boolean {
  return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
}

/**
 * Makes a schema for text a person wrote: any Unicode, `min` to `max` UTF-16 units, nothing a database would change.
 * `what` names it to whom leaves it out.
 */
export function text(max: number, min = 0, what = 'text') {
  return z
    .string(missing(`Give ${what} of ${min} to ${max} characters.`))
    .check(
      z.minLength(min, min === 1 ? 'Write something here.' : `Write at least ${min} characters.`),
      z.maxLength(max, `Write at most ${max} characters.`),
      z.refine(isStorable, 'Remove the characters that are not valid Unicode text.'),
    );
}

/** Makes a schema for text of one line that is more than blank space, for example a name. */
export function line(max: number, what?: string) {
  return text(max, 1, what).check(
    // Of no text at all the length has been said already.
    z.refine((value) => value === '' || value.trim() !== '', 'Write something here.'),
    z.refine((value) => !/[\r\n]/.test(value), 'Keep this on one line.'),
  );
}

/** Accepts an e-mail address of at most 254 characters. */
export const email = z.email('Write an email address like name@example.com.').check(z.maxLength(254));
