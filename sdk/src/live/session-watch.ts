import type { BookingCalls } from '../booking-calls.ts';
import type { ServerFrame } from '../contract/realtime.ts';
import type { Session } from '../contract/session.ts';
import { finalError } from './final-error.ts';
import type { Feed } from './handle.ts';
import { Refresher } from './refresher.ts';
import type { Polled, Watched } from './watched.ts';

/** Keeps one session as the server has it. Owns its requests; does not own the line. */
export class SessionWatch implements Watched {
  #id: string;
  /** How often it is read although the line is live. */
  #everyMs: number;
  #feed: Feed<Session>;
  #refresher: Refresher;
  #shown: { readonly version: number; readonly text: string } | undefined;

  constructor(
    { id, everyMs }: { id: string; everyMs: number },
    feed: Feed<Session>,
    get: BookingCalls['sessions']['get'],
    polled: Polled,
  ) {
    this.#id = id;
    this.#everyMs = everyMs;
    this.#feed = feed;
    this.#refresher = new Refresher(
      async (signal) => {
        const session = await get(this.#id, { signal });
        signal.throwIfAborted();
        this.#show(session);
        polled.asked(true);
      },
      (error) => {
        const final = finalError(error);
        if (final) this.#feed.end(final);
        else polled.asked(false);
      },
    );
  }

  begin(): void {
    this.#refresher.now();
  }

  live(): void {
    // Frames tell what happens from now on; this tells what happened before.
    this.poll(this.#everyMs);
  }

  lost(): void {
    this.#refresher.every(null);
  }

  poll(everyMs: number): void {
    this.#refresher.every(everyMs);
    this.#refresher.now();
  }

  take(frame: ServerFrame): void {
    if (frame.type === 'session' && frame.session.id === this.#id) this.#show(frame.session);
  }

  end(error?: Error): void {
    this.#refresher.rest();
    this.#feed.end(error);
  }

  #show(session: Session): void {
    // An answer may have been overtaken by a frame.
    const text = JSON.stringify(session);
    if (this.#shown && (session.version < this.#shown.version || text === this.#shown.text)) return;
    this.#shown = { version: session.version, text };
    this.#feed.show(session);
  }
}
