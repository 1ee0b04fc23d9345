import { initialState, Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { wantedQuote } from '../state/session-select.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';
import { sessionCalls, timeOf } from './session-line.ts';
import type { SessionStore } from './session-store.ts';

interface Surroundings {
  readonly store: SessionStore;
  readonly connection: () => Connection | null;
  /** Hears that it cannot be cancelled any more: what is shown is out of date. */
  readonly onOutdated: () => void;
}

/** Asks what cancelling would cost, as soon as it may be done, and again when the answer has run out. */
export class QuoteController {
  readonly #host: ReactiveControllerHost;
  readonly #around: Surroundings;
  readonly #task: Task<readonly [Connection | null, string | null, number], void>;
  #times = 0;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#host = host;
    this.#around = around;
    const { store, connection } = around;
    this.#task = new Task(host, {
      args: () => [connection(), wantedQuote(store.state), this.#times] as const,
      task: ([line, wanted], { signal }) => {
        const { session } = store.state;
        return line && session && wanted !== null ? this.#ask(line, session.id, signal) : initialState;
      },
      onError: (error) => {
        const failure = failureFrom(error, Date.now());
        store.dispatch({ type: 'quote-failed', failure });
        if (failure.code === 'invalid_transition') around.onOutdated();
      },
    });
  }

  /** Asks again; what was answered before stays until then. */
  renew(): void {
    this.#times += 1;
    this.#host.requestUpdate();
  }

  /** Stops what is under way. */
  abort(): void {
    this.#task.abort();
  }

  async #ask(line: Connection, id: string, signal: AbortSignal): Promise<void> {
    const client = await line.client();
    const quote = await sessionCalls(client).quote(id, { signal });
    signal.throwIfAborted();
    this.#around.store.dispatch({ type: 'quote-arrived', quote, now: timeOf(client) });
  }
}
