import { createIdempotencyKey } from '@session-booking/sdk';
import type { Session } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BookingRequest } from '../state/booking-client.ts';
import { checkForm, requestOf } from '../state/form-check.ts';
import type { Failure } from '../state/failure.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';

interface Surroundings {
  readonly store: BookingStore;
  readonly connection: () => Connection | null;
  /** Writes a title for a session that has none. */
  readonly titleFor: (coachName: string) => string;
  readonly onSubmitted: (request: BookingRequest) => void;
  readonly onBooked: (session: Session) => void;
  readonly onFailed: (failure: Failure, error: unknown) => void;
}

/** Sends the form: once at a time, and with the same key when the same booking is tried again. */
export class BookingController implements ReactiveController {
  readonly #around: Surroundings;
  #lastTry: { readonly body: string; readonly key: string } | null = null;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#around = around;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#onOnline);
  }

  /** Checks the form and books; does nothing while a booking is under way. */
  async submit(): Promise<void> {
    const { store, connection, titleFor, onSubmitted } = this.#around;
    const { state } = store;
    const line = connection();
    const coach = state.coaches?.find((each) => each.id === state.coachId);
    const request = coach && requestOf(state, titleFor(coach.name));
    if (!request || !line || state.submission.status === 'sending') return;
    const errors = checkForm(state);
    if (Object.keys(errors).length > 0) {
      store.dispatch({ type: 'form-refused', errors });
      return;
    }
    store.dispatch({ type: 'submitted' });
    onSubmitted(request);
    await this.#send(line, request);
  }

  async #send(line: Connection, request: BookingRequest): Promise<void> {
    const { store, onBooked, onFailed } = this.#around;
    try {
      const client = await line.client();
      const session = await client.sessions.book(request, { idempotencyKey: this.#keyFor(request) });
      this.#lastTry = null;
      store.dispatch({ type: 'booked', session });
      onBooked(session);
    } catch (error) {
      const failure = failureFrom(error, Date.now());
      store.dispatch({ type: 'booking-failed', failure });
      onFailed(failure, error);
    }
  }

  /** Gives the key of the last try when this is the same booking: should that one have arrived, it is not made twice. */
  #keyFor(request: BookingRequest): string {
    const body = JSON.stringify(request);
    if (this.#lastTry?.body !== body) this.#lastTry = { body, key: createIdempotencyKey() };
    return this.#lastTry.key;
  }

  readonly #onOnline = () => {
    const { submission } = this.#around.store.state;
    if (submission.status === 'failed' && submission.failure.code === 'offline') void this.submit();
  };
}
