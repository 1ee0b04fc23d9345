import * as z from 'zod/mini';
import { described } from './described.ts';

/** Reads the id of a coach, session, session type or hold in an answer: a UUID. */
export const knownId = described(z.string(), { type: 'string', format: 'uuid' });

/** Lists the three roles a token can carry. */
export const role = z.enum(['client', 'coach', 'admin']);

/** Names what a token may act as. */
export type Role = z.infer<typeof role>;
