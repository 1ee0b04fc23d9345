import type { Hold } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BookingClient, HoldRequest } from '../state/booking-client.ts';
import { needsAnotherTime } from '../state/failure-kinds.ts';
import { wantedHold } from '../state/live-questions.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';

interface Surroundings {
  readonly store: BookingStore;
  readonly connection: () => Connection | null;
  readonly onHeld: (hold: Hold) => void;
}

/** Is a hold of ours, and who can give it back. */
interface Own {
  readonly id: string;
  readonly client: BookingClient;
}

/**
 * Keeps the chosen time for the visitor: asks once for each choice, one question at a time, and gives back what is not
 * wanted any more. Without an answer the visitor goes on unheld, and the booking itself decides.
 */
export class HoldController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #around: Surroundings;
  #own: Own | null = null;
  /** The choice that was asked for last. */
  #asked = '';
  #isAsking = false;
  #isHere = true;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isHere = true;
    window.addEventListener('pagehide', this.#onPageHide);
    window.addEventListener('pageshow', this.#onPageShow);
  }

  hostDisconnected(): void {
    this.#isHere = false;
    window.removeEventListener('pagehide', this.#onPageHide);
    window.removeEventListener('pageshow', this.#onPageShow);
    this.#giveBack();
  }

  hostUpdated(): void {
    this.#settle();
  }

  /** Asks for more time, once. */
  async renew(): Promise<void> {
    const wanted = wantedHold(this.#around.store.state);
    if (wanted && this.#own && !this.#isAsking) await this.#ask(wanted);
  }

  #settle(): void {
    const { state } = this.#around.store;
    if (this.#isAsking || !this.#isHere) return;
    // The hold has become the session.
    if (state.session) this.#forget();
    else if (this.#own && (!state.hold || !state.slot)) this.#giveBack();
    // Who chooses a time again has it kept again, when it is not kept any more.
    const isKept = this.#own && (!state.hold || state.hold.expiresAt > state.now);
    if (state.step === 'time' && !isKept) this.#asked = '';
    const wanted = wantedHold(state);
    if (!wanted || JSON.stringify(wanted) === this.#asked) return;
    this.#asked = JSON.stringify(wanted);
    void this.#ask(wanted);
  }

  async #ask(wanted: HoldRequest): Promise<void> {
    const { store, connection, onHeld } = this.#around;
    this.#isAsking = true;
    try {
      const client = await connection()?.client();
      const hold = await client?.holds?.create(wanted);
      if (client && hold) {
        this.#own = { id: hold.id, client };
        store.dispatch({ type: 'held', hold: heldTime(hold, client), now: Date.now() });
        onHeld(hold);
      }
    } catch (error) {
      const failure = failureFrom(error, Date.now());
      if (needsAnotherTime(failure.code)) {
        store.dispatch({ type: 'hold-refused', startsAt: wanted.scheduledAt, failure });
      }
    } finally {
      this.#isAsking = false;
    }
    if (this.#isHere) this.#settle();
    else this.#giveBack();
  }

  #giveBack(): void {
    const own = this.#own;
    this.#forget();
    // A hold that cannot be given back now ends by itself.
    own?.client.holds?.release(own.id).catch(() => undefined);
  }

  #forget(): void {
    this.#own = null;
    this.#asked = '';
    this.#around.store.dispatch({ type: 'hold-ended' });
  }

  readonly #onPageHide = () => {
    // Before anything else: who is leaving asks for nothing any more.
    this.#isHere = false;
    const own = this.#own;
    if (own) own.client.holds?.leave?.(own.id);
    this.#forget();
  };

  /** Asks anew on a page that comes back from the browser's memory. */
  readonly #onPageShow = () => {
    this.#isHere = true;
    this.#host.requestUpdate();
  };
}

/** Counts the end of a hold on this machine's clock, which may be set otherwise than the server's. */
function heldTime({ id, startsAt, expiresAt, renewable }: Hold, client: BookingClient) {
  const ahead = (client.now?.() ?? Date.now()) - Date.now();
  return { id, startsAt, expiresAt: Date.parse(expiresAt) - ahead, isRenewable: renewable };
}
