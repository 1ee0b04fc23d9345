import { loadElement } from './elements/lazy-elements.ts';
import type { BookingRequest } from './elements/request-event.ts';
import type { Host, SecondAct, Stage } from './second-act.ts';
import type { BookingState } from './state/booking-state.ts';

/** Loads the parts of the widget that come after its first view, and keeps requests until somebody can answer them. */
export class LazyParts {
  readonly #host: Host;
  readonly #stage: Stage;
  #act: SecondAct | null = null;
  #waiting: BookingRequest[] = [];
  #isMissing = false;

  constructor(host: Host, stage: Stage) {
    this.#host = host;
    this.#stage = stage;
  }

  /** Gets the second act; null before it is loaded. */
  get act(): SecondAct | null {
    return this.#act;
  }

  /** Tells whether something that is needed now could not be fetched. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Answers a request of an element, as soon as the second act is there. */
  answer(request: BookingRequest): void {
    if (this.#isMissing && request.type === 'retry') {
      this.#isMissing = false;
      this.#host.requestUpdate();
    } else if (this.#act) {
      this.#act.answer(request);
    } else {
      this.#waiting.push(request);
      void this.loadAct();
    }
  }

  /** Loads the second act, once. Never rejects: without it there is a plain notice and another try. */
  async loadAct(): Promise<SecondAct | null> {
    if (!this.#act) await this.#load(() => this.#begin());
    return this.#act;
  }

  /** Loads what the state is about to show. */
  async need({ step, wish }: Pick<BookingState, 'step' | 'wish'>): Promise<void> {
    if (step === 'coach' || wish.coachId === null) await this.#load(() => loadElement('booking-coach-list'));
    if (this.#waiting.length > 0) await this.loadAct();
  }

  async #begin(): Promise<void> {
    const { SecondAct } = await import('./second-act.ts');
    if (this.#act) return;
    const act = new SecondAct(this.#host, this.#stage);
    this.#act = act;
    this.#host.requestUpdate();
    for (const request of this.#waiting.splice(0)) act.answer(request);
  }

  async #load(work: () => Promise<void>): Promise<void> {
    if (this.#isMissing) return;
    try {
      await work();
    } catch {
      // What is missing shows as a notice with a way to try again.
      this.#isMissing = true;
      this.#host.requestUpdate();
    }
  }
}
