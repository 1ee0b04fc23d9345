import type { ReactiveControllerHost } from 'lit';
import { initialState, type BookingState } from '../state/booking-state.ts';
import type { Message } from '../state/message.ts';
import { arrivals } from '../state/transition-arrivals.ts';
import { transition, type Answers } from '../state/transition.ts';

/** Holds the state of one widget and draws it anew after each message that changes it. */
export class BookingStore {
  readonly #host: ReactiveControllerHost;
  #state: BookingState;
  #answers: Answers = arrivals;

  constructor(host: ReactiveControllerHost, now: number, timeZone: string) {
    this.#host = host;
    this.#state = initialState(now, timeZone);
  }

  get state(): BookingState {
    return this.#state;
  }

  /** Takes on the answers of a part that was loaded later. */
  learn(answers: Answers): void {
    this.#answers = { ...this.#answers, ...answers };
  }

  /** Tells the state what happened. */
  dispatch(message: Message): void {
    const next = transition(this.#answers, this.#state, message);
    if (next === this.#state) return;
    this.#state = next;
    this.#host.requestUpdate();
  }
}
