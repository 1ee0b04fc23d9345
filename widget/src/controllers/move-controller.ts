import type { Session } from '@session-booking/sdk/contract';
import { isOutdated } from './session-change-controller.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';
import { IntentKey } from './intent-key.ts';
import { sessionCalls, timeOf } from './session-line.ts';
import type { SessionStore } from './session-store.ts';

interface Surroundings {
  readonly store: SessionStore;
  /** Holds the other times and the chosen one, as for a booking. */
  readonly times: BookingStore;
  readonly connection: () => Connection | null;
  readonly onMoved: (session: Session, before: Session) => void;
  /** Hears that what is shown is out of date. */
  readonly onOutdated: () => void;
}

/** Moves a session to the chosen time: once at a time, and with the same key when tried again. */
export class MoveController {
  readonly #around: Surroundings;
  readonly #key = new IntentKey();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Moves it; nothing while no time is chosen or a move is under way. */
  async submit(): Promise<void> {
    const { store, times, connection, onOutdated } = this.#around;
    const { session } = store.state;
    const { slot, submission } = times.state;
    const line = connection();
    if (!session || !slot || !line || submission.status === 'sending') return;
    times.dispatch({ type: 'submitted' });
    store.dispatch({ type: 'began', action: 'reschedule' });
    try {
      await this.#send(session, slot.startsAt, line);
    } catch (error) {
      if (!store.shows(session)) return;
      const failure = failureFrom(error, Date.now());
      times.dispatch({ type: 'booking-failed', failure });
      store.dispatch({ type: 'action-failed', action: 'reschedule', failure });
      if (isOutdated(failure.code)) onOutdated();
    }
  }

  async #send(session: Session, scheduledAt: string, line: Connection): Promise<void> {
    const { store, times, onMoved } = this.#around;
    const client = await line.client();
    const idempotencyKey = this.#key.for([session.id, session.version, scheduledAt]);
    const options = { ifMatch: session.version, idempotencyKey };
    const moved = await sessionCalls(client).reschedule(session.id, { scheduledAt }, options);
    if (store.shows(session)) {
      this.#key.settle();
      times.dispatch({ type: 'booked', session: moved });
      store.dispatch({ type: 'changed', session: moved, now: timeOf(client) });
    }
    onMoved(moved, session);
  }
}
