import type { ReactiveController } from 'lit';
import { nextChangeAt } from '../state/session-select.ts';
import type { HostOnPage } from './host-on-page.ts';
import type { SessionStore } from './session-store.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
// A minute's text is never more than half of one behind.
const SLOW_TICK_MS = 30_000;
// Longer waits overflow the timer and would fire at once.
const LONGEST_WAIT_MS = 2_000_000_000;
// Where the clocks differ by much, the server is asked again, ever more seldom.
const LONGEST_PAUSE_MS = 60_000;
// What the server's clock may be behind the guess of it.
const SKEW_MS = 500;

interface Surroundings {
  readonly store: SessionStore;
  /** Tells the time by the server's clock, in epoch milliseconds. */
  readonly now: () => number;
  /** Asks the server again, because the clock alone may have changed its answer. */
  readonly onDue: () => void;
}

/** Lets shown times count down, and asks the server again at each moment it has named; rules are its own affair. */
export class SessionClock implements ReactiveController {
  readonly #host: HostOnPage;
  readonly #around: Surroundings;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #alarmAt: number | null = null;
  /** How often the server was asked about this moment and had nothing new. */
  #vain = { due: 0, times: 0 };

  constructor(host: HostOnPage, around: Surroundings) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
  }

  /** Plans what comes next; an update that was under way when the widget left the page plans nothing. */
  hostUpdated(): void {
    if (this.#host.isConnected) this.#plan();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#tick);
    clearTimeout(this.#alarm);
    this.#tick = undefined;
    this.#alarmAt = null;
  }

  #plan(): void {
    const { store, now } = this.#around;
    const { state } = store;
    const due = nextChangeAt(state);
    if (due === null) {
      this.#stop();
      return;
    }
    this.#tick ??= setTimeout(this.#onTick, due - now() < HOUR_MS ? SECOND_MS : SLOW_TICK_MS);
    if (due === this.#alarmAt) return;
    clearTimeout(this.#alarm);
    this.#alarmAt = due;
    if (due !== this.#vain.due) this.#vain = { due, times: 0 };
    const pause = this.#vain.times === 0 ? 0 : SECOND_MS * 2 ** this.#vain.times;
    const wait = Math.max(due - now() + SKEW_MS, Math.min(pause, LONGEST_PAUSE_MS));
    this.#alarm = setTimeout(this.#onAlarm, Math.min(wait, LONGEST_WAIT_MS));
  }

  readonly #onTick = () => {
    const { store, now } = this.#around;
    this.#tick = undefined;
    // Nobody sees it; whoever comes back is shown what the server says then.
    if (document.hidden) return;
    store.dispatch({ type: 'session-ticked', now: now() });
  };

  readonly #onAlarm = () => {
    this.#alarmAt = null;
    if (this.#vain.due <= this.#around.now()) this.#vain.times += 1;
    this.#around.onDue();
  };
}
