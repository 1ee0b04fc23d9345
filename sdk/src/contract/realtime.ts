import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { slot } from './availability.ts';
import { durationMinutes } from './coach.ts';
import { id } from './ids.ts';
import { session } from './session.ts';
import { instant, plainDate } from './time.ts';
import { knownInteger } from './number.ts';

/** Names the version of the frames below. */
export const REALTIME_PROTOCOL = 1;

/** Lists why the server closes a socket. */
export const closeCodes = {
  /** The server is stopping; come back to another node. */
  goingAway: 1001,
  /** A frame was not text, or not in the contract, too often. */
  policy: 1008,
  /** A frame was larger than 16 KiB. */
  tooBig: 1009,
  /** The reader was too slow; resume by revision. */
  tryAgainLater: 1013,
  /** No valid hello within 5 seconds, or the token ended. */
  unauthorized: 4401,
  /** The page's origin is not allowed. */
  forbidden: 4403,
  /** More than 5 sockets of one subject, or more than 30 frames in 10 seconds. */
  limited: 4429,
} as const;

/** Names one watch on its socket; chosen by the client. */
const watchId = checked(z.string(), z.minLength(1), z.maxLength(64));

/** Accepts every frame a client may send. */
export const clientFrame = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    token: checked(z.string(), z.maxLength(8192)),
    protocol: z.literal(REALTIME_PROTOCOL),
  }),
  z.strictObject({ type: z.literal('renew'), token: checked(z.string(), z.maxLength(8192)) }),
  z.strictObject({
    type: z.literal('watch'),
    id: watchId,
    coachId: id,
    from: plainDate,
    to: plainDate,
    durationMinutes,
    /** The last revision the client has; the server then sends only what it missed. */
    revision: z.optional(checked(z.int(), z.gte(0))),
  }),
  z.strictObject({ type: z.literal('unwatch'), id: watchId }),
  z.strictObject({ type: z.literal('ping'), at: z.optional(z.number()) }),
]);

/** Describes a frame a client may send. */
export type ClientFrame = z.infer<typeof clientFrame>;

/** Reads every frame the server may send. */
export const serverFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), connectionId: z.string(), heartbeatMs: knownInteger }),
  z.object({ type: z.literal('renewed'), expiresAt: instant }),
  z.object({
    type: z.literal('watching'),
    id: watchId,
    revision: knownInteger,
    /** The whole list; left out when the client's revision could be carried on from. */
    slots: z.optional(z.array(slot)),
    /** Only what was missed, when the client's revision could be carried on from. */
    changed: z.optional(z.array(slot)),
    /** Starts that are gone from the window. */
    removed: z.optional(z.array(instant)),
  }),
  z.object({
    type: z.literal('availability'),
    id: watchId,
    revision: knownInteger,
    /** The revision of this watch's frame before; apply only on top of it, else watch again. */
    previous: knownInteger,
    /** Changed slots only. */
    slots: z.array(slot),
    /** Starts that are gone from the window, for example after a change of schedule. */
    removed: z.optional(z.array(instant)),
  }),
  z.object({ type: z.literal('session'), session }),
  z.object({ type: z.literal('pong'), at: z.optional(z.number()) }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('problem'), code: z.string(), detail: z.string(), id: z.optional(watchId) }),
]);

/** Describes a frame the server may send. */
export type ServerFrame = z.infer<typeof serverFrame>;
