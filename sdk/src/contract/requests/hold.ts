import * as z from 'zod/mini';
import { durationMinutes } from './duration.ts';
import { id } from './ids.ts';
import { scheduledAt, timeZone } from './time.ts';

/** Accepts the last word of a page that is being left: the token is in it, because a beacon carries no headers. */
export const leaveHoldBody = z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(8192)) });

/** Accepts a wish to keep a slot while the form is filled in. The same slot again renews the hold, once. */
export const createHoldBody = z.strictObject({
  coachId: id,
  scheduledAt,
  durationMinutes,
  timeZone: z.optional(timeZone),
});
