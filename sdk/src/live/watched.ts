import type { ClientFrame } from '../contract/requests/realtime.ts';
import type { ServerFrame } from '../contract/realtime.ts';

/** One thing that is watched, as the line sees it. */
export type Watched = {
  /** Takes the news that a line is being opened. */
  begin(): void;
  /** Takes the news that frames can be sent; `isSameToken` when the server takes us for whom it took us before. */
  live(send: (frame: ClientFrame) => void, isSameToken: boolean): void;
  /** Takes a frame; those about something else are left alone. */
  take(frame: ServerFrame): void;
  /** Takes the news that the line is gone. */
  lost(): void;
  /** Asks by HTTP again and again, until it is live. */
  poll(everyMs: number): void;
  /** Ends it, for the line's sake or its own; with an error its watcher hears of it. */
  end(error?: Error): void;
};

/** What a watch tells of its requests by HTTP. */
export type Polled = { asked(worked: boolean): void };
