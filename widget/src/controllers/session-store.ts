import type { Session } from '@session-booking/sdk/contract';
import type { SessionMessage } from '../state/session-message.ts';
import { initialSessionState, type SessionState } from '../state/session-state.ts';
import { sessionTransition } from '../state/session-transition.ts';

/** Holds what is known of one session, and says when that changes. */
export class SessionStore {
  readonly #onChange: () => void;
  #state: SessionState;

  constructor(now: number, onChange: () => void) {
    this.#state = initialSessionState(now);
    this.#onChange = onChange;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Tells whether it is still this session that is known: the page may have put another in its place meanwhile. */
  shows({ id }: Session): boolean {
    return this.#state.session?.id === id;
  }

  /** Tells the state what happened. */
  dispatch(message: SessionMessage): void {
    const next = sessionTransition(this.#state, message);
    if (next === this.#state) return;
    this.#state = next;
    this.#onChange();
  }
}
