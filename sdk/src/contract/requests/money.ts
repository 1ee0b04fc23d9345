import * as z from 'zod/mini';
import { missing } from './missing.ts';

/** Accepts an amount in minor units (cents) with its ISO 4217 currency. */
export const money = z.strictObject({
  amount: z
    .int(missing('Give the amount in minor units such as cents, as a whole number.'))
    .check(z.gte(0), z.lte(100_000_000)),
  currency: z
    .string()
    .check(z.regex(/^[A-Z]{3}$/, 'Give a currency of three capital letters, for example EUR.')),
});
