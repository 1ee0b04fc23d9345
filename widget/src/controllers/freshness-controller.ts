import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isLostOnTheWay } from '../state/failure-kinds.ts';
import { prefetchQuestion } from '../state/prefetch-question.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';

// A page that was out of sight for longer may show times that have gone since.
const STALE_AFTER_MS = 60_000;

/** Keeps what is shown fresh after a pause or a lost line, and has the next month ready before it is asked for. */
export class FreshnessController implements ReactiveController {
  readonly #store: BookingStore;
  readonly #connection: () => Connection | null;
  #prefetching: AbortController | null = null;
  #hiddenAt: number | null = null;

  constructor(host: ReactiveControllerHost, store: BookingStore, connection: () => Connection | null) {
    this.#store = store;
    this.#connection = connection;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.lineIsBack);
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.lineIsBack);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#prefetching?.abort();
  }

  /** Asks for the month after the shown one. */
  async prefetch(): Promise<void> {
    const asked = prefetchQuestion(this.#store.state);
    const line = this.#connection();
    if (!asked || !line || this.#prefetching) return;
    const controller = new AbortController();
    this.#prefetching = controller;
    try {
      const client = await line.client();
      const availability = await client.availability.list(asked, { signal: controller.signal });
      this.#store.dispatch({ type: 'availability-arrived', availability, now: Date.now(), isPrefetch: true });
    } catch {
      // Nobody has asked for that month yet. When somebody does it is asked for again, and a failure then shows.
    } finally {
      this.#prefetching = null;
    }
  }

  /** Asks again for what was lost on its way. */
  readonly lineIsBack = () => {
    const { loadFailure } = this.#store.state;
    if (loadFailure && isLostOnTheWay(loadFailure.code)) this.#store.dispatch({ type: 'refresh' });
  };

  readonly #onVisibility = () => {
    const now = Date.now();
    if (document.hidden) {
      this.#hiddenAt = now;
    } else if (this.#hiddenAt !== null && now - this.#hiddenAt > STALE_AFTER_MS) {
      this.#store.dispatch({ type: 'ticked', now });
      this.#store.dispatch({ type: 'refresh' });
    }
  };
}
