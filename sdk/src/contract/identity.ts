import * as z from 'zod/mini';
import { availability } from './availability.ts';
import { coach } from './coach.ts';
import { instant } from './time.ts';

/** Reads a bearer token, whom it speaks for and when it ends. */
export const grant = z.object({ token: z.string(), subject: z.string(), expiresAt: instant });

/** Holds a bearer token, whom it speaks for and when it ends. */
export type Grant = z.infer<typeof grant>;

/** Reads all that a stranger's first view needs. */
export const visit = z.object({
  // Written out, because `z.extend` would cost the widget's first view 0.4 KB.
  token: z.string(),
  subject: z.string(),
  expiresAt: instant,
  /** All coaches, or the one that was asked for. */
  coaches: z.array(coach),
  /** Null when no coach was asked for. */
  availability: z.nullable(availability),
});

/** Holds all that a stranger's first view needs. */
export type Visit = z.infer<typeof visit>;
