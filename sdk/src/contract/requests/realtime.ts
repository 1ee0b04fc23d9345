import * as z from 'zod/mini';
import { REALTIME_PROTOCOL } from '../realtime.ts';
import { plainDate } from '../time.ts';
import { durationMinutes } from './duration.ts';
import { id } from './ids.ts';

/** Names one watch on its socket; chosen by the client. */
export const watchId = z.string().check(z.minLength(1), z.maxLength(64));

const token = z.string().check(z.maxLength(8192));

/** Accepts every frame a client may send. */
export const clientFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    token,
    protocol: z.literal(REALTIME_PROTOCOL),
  }),
  z.strictObject({ type: z.literal('renew'), token }),
  z.strictObject({
    type: z.literal('watch'),
    id: watchId,
    coachId: id,
    from: plainDate,
    to: plainDate,
    durationMinutes,
    /** The last revision the client has; the server then sends only what it missed. */
    revision: z.optional(z.int().check(z.gte(0))),
  }),
  z.strictObject({ type: z.literal('unwatch'), id: watchId }),
  z.strictObject({ type: z.literal('ping'), at: z.optional(z.number()) }),
]);

/** Describes a frame a client may send. */
export type ClientFrame = z.infer<typeof clientFrame>;
