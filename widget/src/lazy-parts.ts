import { html, nothing, type TemplateResult } from 'lit';
import type { DetailAct } from './detail-act.ts';
import { defineElement } from './elements/define-element.ts';
import type { BookingRequest } from './elements/request-event.ts';
import type { SecondAct } from './second-act.ts';
import type { Host, Stage } from './stage.ts';
import type { BookingState } from './state/booking-state.ts';

/** Loads the parts of the widget that come after its first view, and keeps what they have to do until they are there. */
export class LazyParts {
  /** Keeps the place of details that are on their way; nothing where they cannot be fetched. */
  room: TemplateResult | typeof nothing = html`<span class="room"></span>`;
  readonly #host: Host;
  readonly #stage: Stage;
  #act: SecondAct | null = null;
  #waiting: ((act: SecondAct) => void)[] = [];
  #isMissing = false;
  #detail: DetailAct | null = null;
  #isDetailAsked = false;

  constructor(host: Host, stage: Stage) {
    this.#host = host;
    this.#stage = stage;
  }

  /** Gets the second act; null before it is loaded. */
  get act(): SecondAct | null {
    return this.#act;
  }

  /** Gets what shows how free times are and who the coach is; null before it is loaded with its texts. */
  get detail(): DetailAct | null {
    return this.#detail?.isReady ? this.#detail : null;
  }

  /** Tells whether something that is needed now could not be fetched. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Answers a request of an element, as soon as the second act is there; another try is also one for what is missing. */
  answer(request: BookingRequest): void {
    if (request.type === 'retry') this.#isMissing = false;
    this.do((act) => {
      act.answer(request);
    });
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
    if (wish.features.coachInfo || wish.features.availabilityStatus) void this.#loadDetail();
    if (step === 'coach' || wish.coachId === null) await this.#need(loadCoachList);
  }

  /** Loads what shows details, once. Never rejects: one can book without it, and the next change asks for it again. */
  async #loadDetail(): Promise<void> {
    if (this.#isDetailAsked) return;
    this.#isDetailAsked = true;
    try {
      const { DetailAct } = await import('./detail-act.ts');
      this.#detail = new DetailAct(this.#host, this.#stage);
      this.#host.requestUpdate();
    } catch {
      this.#isDetailAsked = false;
      if (this.room !== nothing) this.#host.requestUpdate();
      this.room = nothing;
    }
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

/** Loads the choice of coaches, which a page that names one does without. */
async function loadCoachList(): Promise<void> {
  const { BookingCoachList } = await import('./elements/booking-coach-list.ts');
  defineElement('booking-coach-list', BookingCoachList);
}
