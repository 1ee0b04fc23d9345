import { isProblem } from '@session-booking/sdk';
import type { Session } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BookingRequest } from '../state/booking-client.ts';
import { checkForm, requestOf } from '../state/form-check.ts';
import type { Failure } from '../state/failure.ts';
import { isLostOnTheWay } from '../state/failure-kinds.ts';
import { chosenCoach } from '../state/select.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';
import { IntentKey } from './intent-key.ts';

interface Surroundings {
  readonly store: BookingStore;
  readonly connection: () => Connection | null;
  /** Writes a title for a session that has none. */
  readonly titleFor: (coachName: string) => string;
  readonly onSubmitted: (request: BookingRequest) => void;
  readonly onBooked: (session: Session) => void;
  readonly onFailed: (failure: Failure, error: unknown) => void;
}

interface Attempt {
  readonly key: string;
  readonly body: BookingRequest;
}

/** Sends the form: once at a time, and with the same key when the same booking is tried again. */
export class BookingController implements ReactiveController {
  readonly #around: Surroundings;
  readonly #key = new IntentKey();
  #last: Attempt | null = null;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#around = around;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.lineIsBack);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.lineIsBack);
  }

  /** Checks the form and books; does nothing while a booking is under way. */
  async submit(): Promise<void> {
    const { store, connection, onSubmitted } = this.#around;
    const { state } = store;
    const line = connection();
    const request = this.#request();
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

  /** Tries again what was lost on its way, unless the visitor has changed it since: then he is not done yet. */
  readonly lineIsBack = () => {
    const { submission } = this.#around.store.state;
    const request = this.#request();
    if (submission.status !== 'failed' || !isLostOnTheWay(submission.failure.code) || !request) return;
    if (this.#key.isFor(wishOf(request))) void this.submit();
  };

  #request(): BookingRequest | null {
    const { store, titleFor } = this.#around;
    const coach = chosenCoach(store.state);
    return coach && requestOf(store.state, titleFor(coach.name));
  }

  async #send(line: Connection, request: BookingRequest): Promise<void> {
    const { store, onBooked, onFailed } = this.#around;
    const { key: idempotencyKey, body } = this.#attemptAt(request);
    try {
      const client = await line.client();
      const session = await client.sessions.book(body, { idempotencyKey });
      this.#key.settle();
      store.dispatch({ type: 'booked', session });
      onBooked(session);
    } catch (error) {
      if (body.holdId !== undefined && isProblem(error, 'hold_expired')) {
        // The time may still be free: what ran out was only the promise to keep it.
        store.dispatch({ type: 'hold-ended' });
        this.#key.settle();
        await this.#send(line, wishOf(request));
        return;
      }
      const failure = failureFrom(error, Date.now());
      store.dispatch({ type: 'booking-failed', failure });
      onFailed(failure, error);
    }
  }

  /**
   * Gives what goes out for a wish. Tried again it goes as it went first, to the letter and under its key, though the
   * hold in it may be over by now: should the first have arrived, that finds the session instead of making another.
   */
  #attemptAt(request: BookingRequest): Attempt {
    const key = this.#key.for(wishOf(request));
    if (this.#last?.key !== key) this.#last = { key, body: request };
    return this.#last;
  }
}

/** Leaves the hold out, which is how and not what. */
function wishOf({ holdId: _hold, ...wish }: BookingRequest): Omit<BookingRequest, 'holdId'> {
  return wish;
}
