import type { ReactiveControllerHost } from 'lit';
import { initialState, type BookingState } from '../state/booking-state.ts';
import type { Message } from '../state/message.ts';
import { transition } from '../state/transition.ts';

/** Holds the state of one widget and draws it anew after each message that changes it. */
export class BookingStore {
  readonly #host: ReactiveControllerHost;
  #state: BookingState;

  constructor(host: ReactiveControllerHost, now: number, timeZone: string) {
    this.#host = host;
    this.#state = initialState(now, timeZone);
  }

  get state(): BookingState {
    return this.#state;
  }

  /** Tells the state what happened. */
  dispatch(message: Message): void {
    const next = transition(this.#state, message);
    if (next === this.#state) return;
    this.#state = next;
    this.#host.requestUpdate();
  }
}
