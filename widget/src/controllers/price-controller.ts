import type { BookingQuote } from '@session-booking/sdk/contract';
import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { BookingState } from '../state/booking-state.ts';
import { chosenBooking } from '../state/chosen-booking.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';

/** Asks what the booking, and cancelling it, would cost, as soon as its form is there. */
export class PriceController {
  readonly #store: BookingStore;
  #known: { readonly asked: string; readonly quote: BookingQuote | undefined } | null = null;

  constructor(host: ReactiveControllerHost, store: BookingStore, connection: () => Connection | null) {
    this.#store = store;
    new Task(host, {
      // As text, because a question is asked anew only where it reads differently; and whenever all else is.
      args: () =>
        [connection(), store.state.step === 'form' && askedOf(store.state), store.state.attempt] as const,
      task: async ([line, asked], { signal }) => {
        const wanted = chosenBooking(store.state);
        if (!line || !wanted || !asked) return;
        const { coachId, ...booking } = wanted;
        const { coaches } = await line.client();
        this.#known = { asked, quote: await coaches.quote?.(coachId, booking, { signal }) };
      },
      // What was known of the same question stays. One can book without it, and what was booked says its price too.
      onError: () => undefined,
    });
  }

  /** Gets the last answer for the chosen time; undefined while there is none. */
  get quote(): BookingQuote | undefined {
    return this.#known?.asked === askedOf(this.#store.state) ? this.#known.quote : undefined;
  }
}

const askedOf = (state: BookingState) => JSON.stringify(chosenBooking(state));
