import { sql } from 'kysely';
import type { Interval } from '../domain/interval.ts';
import { toInstant } from '../domain/wall-time.ts';

/** Writes an interval as SQL, a half-open `tstzrange`. */
export const timeRange = ({ start, end }: Interval) =>
  sql`tstzrange(${toInstant(start)}::timestamptz, ${toInstant(end)}::timestamptz)`;
