import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BookingStore } from './booking-store.ts';

const SECOND_MS = 1000;

/** Lets a hold count down by the second, until it is over. */
export class HoldClock implements ReactiveController {
  readonly #store: BookingStore;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, store: BookingStore) {
    this.#store = store;
    host.addController(this);
  }

  hostUpdated(): void {
    const { hold, now } = this.#store.state;
    if (!hold || hold.expiresAt <= now) {
      this.hostDisconnected();
      return;
    }
    // At the next whole second of what is left, so that no second is shown twice or not at all.
    this.#tick ??= setTimeout(this.#onTick, (hold.expiresAt - Date.now()) % SECOND_MS || SECOND_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#tick);
    this.#tick = undefined;
  }

  readonly #onTick = () => {
    this.#tick = undefined;
    this.#store.dispatch({ type: 'ticked', now: Date.now() });
  };
}
