import { loadElement } from './elements/lazy-elements.ts';
import type { BookingRequest } from './elements/request-event.ts';
import type { SecondAct } from './second-act.ts';
import type { Host, Stage } from './stage.ts';
import type { BookingState } from './state/booking-state.ts';

/** Loads the parts of the widget that come after its first view, and keeps what they have to do until they are there. */
export class LazyParts {
  readonly #host: Host;
  readonly #stage: Stage;
  #act: SecondAct | null = null;
  #waiting: ((act: SecondAct) => void)[] = [];
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
      void this.loadAct();
    } else {
      this.do((act) => {
        act.answer(request);
      });
    }
  }

  /** Lets the second act do something, as soon as it is there. */
  do(work: (act: SecondAct) => void): void {
    if (this.#act) {
      work(this.#act);
    } else {
      this.#waiting.push(work);
      void this.loadAct();
    }
  }

  /** Loads the second act before it is needed. */
  async lookAhead(): Promise<void> {
    try {
      const { freshness } = await this.#begin();
      await freshness.prefetch();
    } catch {
      // It is loaded again when it is needed, and is then missed where one can see it.
    }
  }

  /** Loads the second act, once. Never rejects: without it there is a plain notice and another try. */
  async loadAct(): Promise<void> {
    if (!this.#act) await this.#need(() => this.#begin());
  }

  /** Loads what the state is about to show. */
  async need({ step, wish }: Pick<BookingState, 'step' | 'wish'>): Promise<void> {
    if (step === 'coach' || wish.coachId === null) await this.#need(() => loadElement('booking-coach-list'));
  }

  async #begin(): Promise<SecondAct> {
    const { SecondAct } = await import('./second-act.ts');
    const act = (this.#act ??= new SecondAct(this.#host, this.#stage));
    this.#host.requestUpdate();
    for (const work of this.#waiting.splice(0)) work(act);
    return act;
  }

  async #need(load: () => Promise<unknown>): Promise<void> {
    if (this.#isMissing) return;
    try {
      await load();
    } catch {
      // What is missing shows as a notice with a way to try again.
      this.#isMissing = true;
    }
    if (this.#isMissing) this.#host.requestUpdate();
  }
}
