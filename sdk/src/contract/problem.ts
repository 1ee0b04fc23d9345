import * as z from 'zod/mini';
import { described } from './described.ts';
import { slot } from './availability.ts';
import { instant } from './time.ts';
import { knownInteger } from './number.ts';

/** Lists every problem the API can answer with: its HTTP status and its title. */
export const problems = {
  malformed_json: { status: 400, title: 'The body is not valid JSON' },
  unauthorized: { status: 401, title: 'A valid token is needed' },
  token_expired: { status: 401, title: 'The token has expired' },
  forbidden: { status: 403, title: 'This is not allowed for your role' },
  not_found: { status: 404, title: 'There is nothing here' },
  method_not_allowed: { status: 405, title: 'This method is not offered here' },
  slot_taken: { status: 409, title: 'That time is taken' },
  slot_held: { status: 409, title: 'Somebody is holding that time' },
  too_early: { status: 409, title: 'It is too early for this' },
  invalid_transition: { status: 409, title: 'The session cannot do this in its present state' },
  hold_expired: { status: 409, title: 'The hold has expired' },
  request_in_progress: { status: 409, title: 'The first request with this key is still running' },
  version_conflict: { status: 412, title: 'It has changed since you read it' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'Send JSON' },
  validation_failed: { status: 422, title: 'Some fields are not valid' },
  outside_schedule: { status: 422, title: 'The coach does not work at that time' },
  too_soon: { status: 422, title: 'That time is too soon' },
  beyond_horizon: { status: 422, title: 'That time is too far ahead' },
  nonexistent_local_time: { status: 422, title: 'A clock change skips that time' },
  idempotency_key_reused: { status: 422, title: 'This key was used for another request' },
  rate_limited: { status: 429, title: 'Too many requests' },
  booking_limit: { status: 429, title: 'Too many bookings' },
  internal: { status: 500, title: 'Something went wrong on the server' },
  unavailable: { status: 503, title: 'The service is not available right now' },
} as const;

/** Names a problem; the word clients decide by. */
export type ProblemCode = keyof typeof problems;

/** Tells whether a word from outside is a problem code of this contract. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

// Checked by hand: a union costs the first view of a widget a third of a kilobyte.
const pathPart = described(
  z.custom<string | number>((part) => typeof part === 'string' || typeof part === 'number'),
  { anyOf: [{ type: 'string' }, { type: 'number' }] },
);

/** Reads what is wrong with one field. */
export const issue = z.object({
  /** The way to the field, for example `['client', 'email']`. */
  path: z.array(pathPart),
  code: z.string(),
  message: z.string(),
});

/** Says what is wrong with one field, and the way out. */
export type Issue = z.infer<typeof issue>;

/** Reads an RFC 9457 problem document. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: knownInteger,
  /** A code of `problems`; open, since a newer server may know more. */
  code: z.string(),
  detail: z.string(),
  instance: z.optional(z.string()),
  requestId: z.optional(z.string()),
  /** With `validation_failed`. */
  issues: z.optional(z.array(issue)),
  /** With `slot_taken` and `slot_held`: the three nearest free slots. */
  alternatives: z.optional(z.array(slot)),
  /** With `too_early`: from when it is allowed. */
  availableAt: z.optional(instant),
});

/** Describes a refused or failed request. */
export type Problem = z.infer<typeof problem>;
