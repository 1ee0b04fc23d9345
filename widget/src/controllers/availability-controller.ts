import { initialState, Task } from '@lit/task';
import type { Availability } from '@session-booking/sdk/contract';
import type { ReactiveControllerHost } from 'lit';
import { wantedQuestion, type Question } from '../state/question.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';

interface Surroundings {
  readonly store: BookingStore;
  /** Null while an attribute leaves nobody to ask. */
  readonly connection: () => Connection | null;
  readonly onLoaded: (availability: Availability) => void;
  /** Hears what a question rejected with, and can tell later whether it is still the one to be answered. */
  readonly onFailed: (error: unknown, isStillAsked: () => boolean) => void;
}

/** Asks for what the state lacks, the latest question winning and the others aborted; what is lacking, the state says. */
export class AvailabilityController {
  readonly #around: Surroundings;
  readonly #task: Task<readonly [Connection | null, string | null], void>;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#around = around;
    this.#task = new Task(host, {
      args: () => [around.connection(), this.#key()] as const,
      task: ([connection], { signal }) => {
        const question = wantedQuestion(around.store.state);
        return connection && question ? this.#ask(connection, question, signal) : initialState;
      },
      onError: (error) => {
        const key = this.#key();
        around.onFailed(error, () => this.#key() === key);
      },
    });
  }

  /** Stops what is under way, when the widget has left the page. */
  pause(): void {
    this.#task.abort();
  }

  /** Asks again for what was stopped, when the widget has come back. */
  resume(): void {
    if (this.#key() !== null) void this.#task.run();
  }

  /** Tells one question from another; null while nothing is lacking. */
  #key(): string | null {
    const { state } = this.#around.store;
    const question = wantedQuestion(state);
    return question && `${state.attempt} ${JSON.stringify(question)}`;
  }

  async #ask(connection: Connection, question: Question, signal: AbortSignal): Promise<void> {
    const { store, onLoaded } = this.#around;
    if (question.kind === 'visit') {
      const { coaches, availability } = await connection.firstView(question.asked, signal);
      signal.throwIfAborted();
      store.dispatch({ type: 'coaches-arrived', coaches, availability, now: Date.now() });
      if (availability) onLoaded(availability);
    } else {
      const client = await connection.client();
      const availability = await client.availability.list(question.asked, { signal });
      signal.throwIfAborted();
      store.dispatch({ type: 'availability-arrived', availability, now: Date.now(), isPrefetch: false });
      onLoaded(availability);
    }
  }
}
