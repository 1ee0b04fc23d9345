import * as z from 'zod/mini';

/** Accepts the id of a coach, session, session type, hold or event: a UUID. */
export const id = z.uuid('Give a UUID.').check(z.toLowerCase());

/** Accepts who a token speaks for: opaque, at most 255 characters, no white space, nothing a database cannot keep. */
export const subject = z
  .string()
  .check(z.regex(/^[^\s\p{Cc}\p{Cs}]{1,255}$/u, 'Give 1 to 255 characters without spaces.'));
