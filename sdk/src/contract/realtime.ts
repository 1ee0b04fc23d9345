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
  /** A frame was not text. Text that is no frame of the contract is answered with a `problem`, and counts as a frame. */
  policy: 1008,
  /** A frame was larger than 16 KiB. */
  tooBig: 1009,
  /** The reader was too slow; resume by revision. */
  tryAgainLater: 1013,
  /** No valid hello within 5 seconds, the token ended, or the one that came to renew it allows something else. */
  unauthorized: 4401,
  /** The page's origin is not allowed. */
  forbidden: 4403,
  /** More than 5 sockets of one subject, or more than 30 frames in 10 seconds. */
  limited: 4429,
} as const;

// A table, not a union of zod's: the code for unions is a kilobyte that a widget's first view would have to carry.
const frames = {
  welcome: z.object({ connectionId: z.string(), heartbeatMs: knownInteger }),
  renewed: z.object({ expiresAt: instant }),
  watching: z.object({
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
  availability: z.object({
    id: z.string(),
    revision: knownInteger,
    /** The revision of this watch's frame before; apply only on top of it, else watch again. */
    previous: knownInteger,
    /** Changed slots only. */
    slots: z.array(slot),
    /** Starts that are gone from the window, for example after a change of schedule. */
    removed: z.optional(z.array(instant)),
  }),
  session: z.object({ session }),
  pong: z.object({ at: z.optional(z.number()) }),
  ping: z.object({}),
  problem: z.object({ code: z.string(), detail: z.string(), id: z.optional(z.string()) }),
};

type Frames = typeof frames;

/** Describes a frame the server may send. */
export type ServerFrame = {
  [Type in keyof Frames]: { type: Type } & z.infer<Frames[Type]>;
}[keyof Frames];

/** Reads a frame the server has sent; undefined for what is none, or one of a newer server's further kinds. */
export function readServerFrame(value: unknown): ServerFrame | undefined {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (typeof type !== 'string' || !isKnown(type)) return undefined;
  const { success, data } = z.safeParse(frames[type], value);
  // The schema of this very type was just applied; only the compiler cannot follow that.
  return success ? ({ type, ...data } as ServerFrame) : undefined;
}

function isKnown(type: string): type is keyof Frames {
  return Object.hasOwn(frames, type);
}
