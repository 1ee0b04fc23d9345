import * as z from 'zod/mini';
import { knownInteger } from './number.ts';

/** Reads an amount in minor units (cents) with its ISO 4217 currency. */
export const knownMoney = z.object({ amount: knownInteger, currency: z.string() });

/** Holds an amount in minor units (cents) and its ISO 4217 currency. */
export type Money = z.infer<typeof knownMoney>;
