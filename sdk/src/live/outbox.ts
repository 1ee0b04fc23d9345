import type { ClientFrame } from '../contract/requests/realtime.ts';

/** The server takes 30 frames in 10 seconds; what is left is for signs of life. */
const MOST = 24;
const WINDOW_MS = 10_000;

/** Sends frames no faster than the server takes them, in order. */
export type Outbox = {
  put(frame: ClientFrame): void;
  /** Drops what waits; what comes after goes over another socket, whose frames the server counts from none. */
  close(): void;
};

/** Makes an outbox over a way of sending. */
export function createOutbox(send: (frame: ClientFrame) => void): Outbox {
  let sentAt: number[] = [];
  let queue: ClientFrame[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const now = Date.now();
    sentAt = sentAt.filter((at) => at > now - WINDOW_MS && at <= now);
    for (const frame of queue.splice(0, MOST - sentAt.length)) {
      sentAt.push(now);
      send(frame);
    }
    if (queue.length > 0) timer = setTimeout(flush, Math.max(0, (sentAt[0] ?? now) + WINDOW_MS - now) + 1);
  };
  return {
    put(frame) {
      // What a later frame about the same watch makes idle need not be sent at all.
      if ('id' in frame) queue = queue.filter((other) => !('id' in other) || other.id !== frame.id);
      queue.push(frame);
      if (timer === undefined) flush();
    },
    close() {
      clearTimeout(timer);
      timer = undefined;
      queue = [];
      sentAt = [];
    },
  };
}
