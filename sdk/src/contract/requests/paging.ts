import * as z from 'zod/mini';
import { inQuery } from './in-query.ts';

/** Accepts how many items a page has: 1 to 100. */
export const limit = inQuery(z.int().check(z.gte(1), z.lte(100)));

/** Accepts the end of the page before, as that page gave it; long enough for the longest name in any script. */
export const cursor = z.string().check(z.minLength(1), z.maxLength(1000));
