import * as z from 'zod/mini';
import { durationMinutes } from './coach.ts';
import { id, knownId } from './ids.ts';
import { instant, scheduledAt, timeZone } from './time.ts';

/** Accepts a wish to keep a slot while the form is filled in. The same slot again renews the hold, once. */
export const createHoldBody = z.strictObject({
  coachId: id,
  scheduledAt,
  durationMinutes,
  timeZone: z.optional(timeZone),
});

/** Reads a hold: five minutes on a slot for its owner. */
export const hold = z.object({
  id: knownId,
  coachId: knownId,
  startsAt: instant,
  endsAt: instant,
  expiresAt: instant,
  /** False once it has been renewed. */
  renewable: z.boolean(),
});

/** Describes a short reservation while the form is filled in. */
export type Hold = z.infer<typeof hold>;
