import * as z from 'zod/mini';
import { checked } from './checked.ts';

/** Accepts an amount in minor units (cents) with its ISO 4217 currency. */
export const money = z.strictObject({
  amount: checked(z.int(), z.gte(0), z.lte(100_000_000)),
  currency: checked(
    z.string(),
    z.regex(/^[A-Z]{3}$/, 'Give a currency of three capital letters, for example EUR.'),
  ),
});

/** Holds an amount in minor units (cents) and its ISO 4217 currency. */
export type Money = z.infer<typeof money>;
