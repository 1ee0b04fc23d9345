import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { described } from './described.ts';

/** Accepts the id of a coach, session, session type, hold or event: a UUID. */
export const id = z.uuid('Give a UUID.');

/** Reads an id in an answer. */
export const knownId = described(z.string(), { type: 'string', format: 'uuid' });

/** Accepts who a token speaks for: opaque, at most 255 characters, no white space, nothing a database cannot keep. */
export const subject = checked(
  z.string(),
  z.regex(/^[^\s\p{Cc}\p{Cs}]{1,255}$/u, 'Give 1 to 255 characters without spaces.'),
);

/** Accepts one of the three roles a token can carry. */
export const role = z.enum(['client', 'coach', 'admin']);

/** Names what a token may act as. */
export type Role = z.infer<typeof role>;
