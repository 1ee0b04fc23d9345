import * as z from 'zod/mini';
import { slot } from './availability.ts';
import { knownInteger } from './number.ts';
import { session } from './session.ts';
import { instant } from './time.ts';

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

/** Reads every frame the server may send. */
export const serverFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), connectionId: z.string(), heartbeatMs: knownInteger }),
  z.object({ type: z.literal('renewed'), expiresAt: instant }),
  z.object({
    type: z.literal('watching'),
    /** The watch it belongs to, as the client named it. */
    id: z.string(),
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
    id: z.string(),
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
  z.object({ type: z.literal('problem'), code: z.string(), detail: z.string(), id: z.optional(z.string()) }),
]);

/** Describes a frame the server may send. */
export type ServerFrame = z.infer<typeof serverFrame>;
