import { initialState, Task } from '@lit/task';
import type { Availability } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isLostOnTheWay } from '../state/failure.ts';
import { prefetchQuestion, wantedQuestion, type Question } from '../state/question.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';

// A page that was out of sight for longer may show times that have gone since.
const STALE_AFTER_MS = 60_000;

interface Surroundings {
  readonly store: BookingStore;
  /** Null while an attribute leaves nobody to ask. */
  readonly connection: () => Connection | null;
  readonly onLoaded: (availability: Availability) => void;
}

/**
 * Asks for what the state lacks, the latest question winning and the others aborted; keeps what is shown fresh.
 * What is lacking, the state decides.
 */
export class AvailabilityController implements ReactiveController {
  readonly #around: Surroundings;
  readonly #task: Task<readonly [Connection | null, string | null], void>;
  #prefetching: AbortController | null = null;
  #hiddenAt: number | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, around: Surroundings) {
    this.#around = around;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [around.connection(), this.#key()] as const,
      task: ([connection], { signal }) => {
        const question = wantedQuestion(around.store.state);
        return connection && question ? this.#ask(connection, question, signal) : initialState;
      },
      onError: (error) => {
        around.store.dispatch({ type: 'load-failed', failure: failureFrom(error, Date.now()) });
      },
    });
  }

  hostConnected(): void {
    window.addEventListener('online', this.#onOnline);
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#onOnline);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#prefetching?.abort();
  }

  /** Asks for the month after the shown one, so that it is there when it is wanted. */
  async prefetch(): Promise<void> {
    const { store, connection } = this.#around;
    const asked = prefetchQuestion(store.state);
    const line = connection();
    if (!asked || !line || this.#prefetching) return;
    const controller = new AbortController();
    this.#prefetching = controller;
    try {
      const client = await line.client();
      const availability = await client.availability.list(asked, { signal: controller.signal });
      store.dispatch({ type: 'availability-arrived', availability, now: Date.now(), isPrefetch: true });
    } catch {
      // Nobody has asked for that month yet. When somebody does it is asked for again, and a failure then shows.
    } finally {
      this.#prefetching = null;
    }
  }

  /** Stops what is under way, when the widget is gone for good. */
  abort(): void {
    this.#task.abort();
  }

  /** Tells one question from another; null while nothing is lacking. */
  #key(): string | null {
    const { state } = this.#around.store;
    const question = wantedQuestion(state);
    return question && `${state.attempt} ${JSON.stringify(question)}`;
  }

  async #ask(connection: Connection, question: Question, signal: AbortSignal): Promise<void> {
    if (question.kind === 'visit') {
      const { coaches, availability } = await connection.firstView(question.asked, signal);
      signal.throwIfAborted();
      this.#around.store.dispatch({ type: 'coaches-arrived', coaches, availability, now: Date.now() });
      if (availability) this.#around.onLoaded(availability);
    } else {
      const client = await connection.client();
      const availability = await client.availability.list(question.asked, { signal });
      signal.throwIfAborted();
      const now = Date.now();
      this.#around.store.dispatch({ type: 'availability-arrived', availability, now, isPrefetch: false });
      this.#around.onLoaded(availability);
    }
  }

  readonly #onOnline = () => {
    const { store } = this.#around;
    const { loadFailure } = store.state;
    if (loadFailure && isLostOnTheWay(loadFailure.code)) store.dispatch({ type: 'refresh' });
  };

  readonly #onVisibility = () => {
    const { store } = this.#around;
    if (document.hidden) {
      this.#hiddenAt = Date.now();
    } else if (this.#hiddenAt !== null && Date.now() - this.#hiddenAt > STALE_AFTER_MS) {
      store.dispatch({ type: 'ticked', now: Date.now() });
      store.dispatch({ type: 'refresh' });
    }
  };
}
