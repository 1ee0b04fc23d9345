import { initialState, Task } from '@lit/task';
import type { Coach } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BookingClient } from '../state/booking-client.ts';
import type { Failure } from '../state/failure.ts';
import { isLostOnTheWay } from '../state/failure-kinds.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';
import { sessionCalls, timeOf } from './session-line.ts';
import type { SessionStore } from './session-store.ts';

interface Surroundings {
  readonly store: SessionStore;
  readonly connection: () => Connection | null;
  /** Null while no session is to be shown. */
  readonly sessionId: () => string | null;
  /** What the page says of its state; when it says something else, the session may be another. */
  readonly hint: () => string | null;
  /** Hears that it cannot be shown. */
  readonly onFailed: (failure: Failure, error: unknown) => void;
  /** Makes a coach's relative addresses fit the page. */
  readonly fitting: (coach: Coach) => Coach;
}

/** Reads the session and its coach, again whenever the page, the line or the clock gives reason to; the latest look wins. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #around: Surroundings;
  readonly #task: Task<readonly [Connection | null, string | null, string | null, number], void>;
  #client: BookingClient | null = null;
  #signal: AbortSignal | null = null;
  #shown: readonly [Connection, string] | null = null;
  #looks = 0;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [around.connection(), around.sessionId(), around.hint(), this.#looks] as const,
      task: ([line, id], { signal }) => (line && id ? this.#read(line, id, signal) : this.#forget()),
      onError: (error) => {
        this.#fail(error);
      },
    });
  }

  /** Tells the time by the server's clock, in epoch milliseconds. */
  now(): number {
    return timeOf(this.#client);
  }

  /** Reads the session again. */
  look(): void {
    this.#looks += 1;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    window.addEventListener('online', this.#onReturn);
    document.addEventListener('visibilitychange', this.#onReturn);
    if (this.#shown) this.look();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#onReturn);
    document.removeEventListener('visibilitychange', this.#onReturn);
    this.#task.abort();
  }

  #forget(): typeof initialState {
    if (this.#shown) this.#around.store.dispatch({ type: 'forgotten', now: Date.now() });
    this.#shown = null;
    this.#client = null;
    return initialState;
  }

  async #read(line: Connection, id: string, signal: AbortSignal): Promise<void> {
    const { store, fitting } = this.#around;
    this.#signal = signal;
    if (this.#shown?.[0] !== line || this.#shown[1] !== id) {
      this.#forget();
      this.#shown = [line, id];
    }
    const client = await line.client();
    this.#client = client;
    const session = await sessionCalls(client).get(id, { signal });
    signal.throwIfAborted();
    store.dispatch({ type: 'session-arrived', session, now: timeOf(client) });
    if (store.state.coach?.id === session.coachId) return;
    const coach = await client.coaches.get(session.coachId, { signal });
    signal.throwIfAborted();
    store.dispatch({ type: 'coach-arrived', coach: fitting(coach) });
  }

  #fail(error: unknown): void {
    // A widget that leaves the page stops the look itself, and looks again when it comes back.
    if (this.#signal?.aborted) return;
    const { store, onFailed } = this.#around;
    const failure = failureFrom(error, Date.now());
    // What is shown is a little old then, and read again when the line is back.
    if (store.state.session && store.state.coach && isLostOnTheWay(failure.code)) return;
    store.dispatch({ type: 'session-load-failed', failure });
    onFailed(failure, error);
  }

  readonly #onReturn = () => {
    if (!document.hidden) this.look();
  };
}
