import * as z from 'zod/mini';
import { durationMinutes } from './duration.ts';
import { id } from './ids.ts';
import { money } from './money.ts';
import { cursor, limit } from './paging.ts';
import { schedule } from './schedule.ts';
import { line, text } from './text.ts';

const sessionTypeInput = z.strictObject({
  /** Keep the id to change a session type; leave it out to add one. Types left out of the list are withdrawn. */
  id: z.optional(id),
  title: line(120, 'a title'),
  description: z.optional(text(2000)),
  durationMinutes,
  price: z.optional(z.nullable(money)),
  capacity: z.optional(z.literal(1, 'Sessions take one client; leave capacity out or give 1.')),
});

/** Accepts how a coach charges for late cancellation. */
export const policyInput = z.strictObject({
  /** Elapsed hours before the start until which cancelling is free; 24 when never set. */
  freeCancellationHours: z.optional(z.int().check(z.gte(0), z.lte(24 * 14))),
  /** Share of the price charged later than that; 50 when never set. */
  lateFeePercent: z.optional(z.int().check(z.gte(0), z.lte(100))),
});

const pictureAddress = z
  .string()
  .check(
    z.maxLength(500),
    z.regex(/^(https:\/\/|\/)[^\s"'<>\\]*$/, 'Give an https address, or a path that begins with /.'),
  );

const languageTag = z
  .string()
  .check(
    z.maxLength(35),
    z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Give a language tag, for example en or pt-BR.'),
  );

/** Accepts a new coach. */
export const createCoachBody = z.strictObject({
  name: line(120, 'a name'),
  headline: z.optional(text(200)),
  bio: z.optional(text(4000)),
  avatarUrl: z.optional(z.nullable(pictureAddress)),
  languages: z.optional(z.array(languageTag).check(z.maxLength(20))),
  sessionTypes: z.optional(z.array(sessionTypeInput).check(z.maxLength(50))),
  policy: z.optional(policyInput),
  schedule,
});

/** Accepts changes to a coach; what is left out stays as it is. */
export const changeCoachBody = z.partial(createCoachBody);

/** Accepts which page of the coaches. */
export const coachesQuery = z.strictObject({ limit: z.optional(limit), cursor: z.optional(cursor) });
