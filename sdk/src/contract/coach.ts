import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { id, knownId } from './ids.ts';
import { money } from './money.ts';
import { schedule } from './schedule.ts';
import { line, text } from './text.ts';
import { knownTimeZone } from './time.ts';
import { knownInteger } from './number.ts';

/** Accepts the length of a session in minutes. */
export const durationMinutes = checked(
  z.int(),
  z.gte(5),
  z.lte(480),
  z.multipleOf(5, 'Give a multiple of 5 minutes.'),
);

/** Reads what a coach offers: title, length, price, capacity. */
export const sessionType = z.object({
  id: knownId,
  title: z.string(),
  description: z.string(),
  durationMinutes: knownInteger,
  /** Null when nothing is to pay. */
  price: z.nullable(z.object({ amount: knownInteger, currency: z.string() })),
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

const sessionTypeInput = z.strictObject({
  /** Keep the id to change a session type; leave it out to add one. Types left out of the list are withdrawn. */
  id: z.optional(id),
  title: line(120),
  description: z.optional(text(2000)),
  durationMinutes,
  price: z.optional(z.nullable(money)),
  capacity: z.optional(z.literal(1, 'Sessions take one client; leave capacity out or give 1.')),
});

/** Accepts how a coach charges for late cancellation. */
export const policyInput = z.strictObject({
  /** Elapsed hours before the start until which cancelling is free; 24 when never set. */
  freeCancellationHours: z.optional(checked(z.int(), z.gte(0), z.lte(24 * 14))),
  /** Share of the price charged later than that; 50 when never set. */
  lateFeePercent: z.optional(checked(z.int(), z.gte(0), z.lte(100))),
});

const pictureAddress = checked(
  z.string(),
  z.maxLength(500),
  z.regex(/^(https:\/\/|\/)[^\s"'<>\\]*$/, 'Give an https address, or a path that begins with /.'),
);

const languageTag = checked(
  z.string(),
  z.maxLength(35),
  z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Give a language tag, for example en or pt-BR.'),
);

/** Accepts a new coach. */
export const createCoachBody = z.strictObject({
  name: line(120),
  headline: z.optional(text(200)),
  bio: z.optional(text(4000)),
  avatarUrl: z.optional(z.nullable(pictureAddress)),
  languages: z.optional(checked(z.array(languageTag), z.maxLength(20))),
  sessionTypes: z.optional(checked(z.array(sessionTypeInput), z.maxLength(50))),
  policy: z.optional(policyInput),
  schedule,
});

/** Accepts changes to a coach; what is left out stays as it is. */
export const changeCoachBody = z.partial(createCoachBody);
