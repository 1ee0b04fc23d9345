import type { BookingQuote } from '@session-booking/sdk/contract';
import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { BookingState } from '../state/booking-state.ts';
import { chosenBooking } from '../state/chosen-booking.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';

/** Asks what the booking, and cancelling it, would cost, as soon as its form is there. */
export class PriceController {
  readonly #task: Task<readonly [Connection | null, string | null, number], BookingQuote | undefined>;

  constructor(host: ReactiveControllerHost, store: BookingStore, connection: () => Connection | null) {
    this.#task = new Task(host, {
      // As text, because a question is asked anew only where it reads differently; and whenever all else is.
      args: () => [connection(), JSON.stringify(wantedQuote(store.state)), store.state.attempt] as const,
      task: async ([line], { signal }) => {
        const asked = wantedQuote(store.state);
        if (!line || !asked) return undefined;
        const { coachId, ...booking } = asked;
        const { coaches } = await line.client();
        return coaches.quote?.(coachId, booking, { signal });
      },
      // Nothing shows then. One can book without it, and what was booked says its price too.
      onError: () => undefined,
    });
  }

  /** Gets the answer for the chosen time; undefined while there is none. */
  get quote(): BookingQuote | undefined {
    return this.#task.render({ complete: (quote) => quote });
  }
}

/** Finds whose price is to be shown: that of what is chosen, as long as the form is filled in. */
const wantedQuote = (state: BookingState) => (state.step === 'form' ? chosenBooking(state) : null);
