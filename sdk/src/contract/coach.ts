import * as z from 'zod/mini';
import { knownId } from './ids.ts';
import { knownMoney } from './money.ts';
import { knownInteger } from './number.ts';
import { knownTimeZone } from './time.ts';

/** Reads what a coach offers: title, length, price, capacity. */
export const sessionType = z.object({
  id: knownId,
  title: z.string(),
  description: z.string(),
  durationMinutes: knownInteger,
  /** Null when nothing is to pay. */
  price: z.nullable(knownMoney),
  /** How many clients one session takes. */
  capacity: knownInteger,
});

/** Describes what a coach offers. */
export type SessionType = z.infer<typeof sessionType>;

/** Reads a coach as everyone may see him. */
export const coach = z.object({
  id: knownId,
  name: z.string(),
  headline: z.string(),
  bio: z.string(),
  /** Absolute, or relative to the API's address. */
  avatarUrl: z.nullable(z.string()),
  /** BCP 47 tags of the languages he works in. */
  languages: z.array(z.string()),
  timeZone: knownTimeZone,
  sessionTypes: z.array(sessionType),
});

/** Describes a coach as everyone may see him. */
export type Coach = z.infer<typeof coach>;

/** Reads the list of coaches, by name. */
export const coachList = z.object({ items: z.array(coach), nextCursor: z.nullable(z.string()) });

/** Holds the coaches, by name. */
export type CoachList = z.infer<typeof coachList>;
