import * as z from 'zod/mini';
import { knownId } from './ids.ts';
import { instant } from './time.ts';

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
