import type { Availability } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
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
export class AvailabilityController implements ReactiveController {
  readonly #around: Surroundings;
  #asked: { readonly line: Connection | null; readonly key: string | null } = { line: null, key: null };
  #run: AbortController | null = null;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#around = around;
    host.addController(this);
  }

  hostUpdate(): void {
    const line = this.#around.connection();
    const key = this.#key();
    if (line !== this.#asked.line || key !== this.#asked.key) void this.#start(line, key);
  }

  /** Stops what is under way, when the widget has left the page. */
  pause(): void {
    this.#run?.abort();
  }

  /** Asks again for what was stopped, when the widget has come back. */
  resume(): void {
    void this.#start(this.#around.connection(), this.#key());
  }

  // Not a Lit task: the first view has no use for the rest of one, and pays for each byte.
  async #start(line: Connection | null, key: string | null): Promise<void> {
    this.#asked = { line, key };
    this.pause();
    const { signal } = (this.#run = new AbortController());
    const { store, onFailed } = this.#around;
    const question = wantedQuestion(store.state);
    if (!line || !question) return;
    try {
      await this.#ask(line, question, signal);
    } catch (error) {
      if (!signal.aborted) onFailed(error, () => this.#key() === key);
    }
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
