import type { ReactiveControllerHost } from 'lit';
import { failureFrom } from './controllers/failure-from.ts';
import { loadElement, type LazyElement } from './elements/lazy-elements.ts';
import type { BookingState, Step } from './state/booking-state.ts';
import type { Failure } from './state/failure.ts';

const elements: Partial<Record<Step, LazyElement>> = {
  coach: 'booking-coach-list',
  form: 'booking-form',
  booked: 'booking-confirmation',
};

/** Names the element a step shows that has to be loaded first; undefined when it comes with the first view. */
export function elementOf(step: Step): LazyElement | undefined {
  return elements[step];
}

/** Loads the elements of later steps when they are needed, or ahead of that. */
export class LazyViews {
  readonly #host: ReactiveControllerHost;
  #failure: Failure | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Says why the element of the present step is not here; null while it is, or is on its way. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Loads what the state shows now. */
  async need({ step }: Pick<BookingState, 'step'>): Promise<void> {
    const tag = elementOf(step);
    if (!tag || this.#failure) return;
    try {
      await loadElement(tag);
    } catch (error) {
      this.#failure = failureFrom(error, Date.now());
      this.#host.requestUpdate();
    }
  }

  /** Forgets a failure, so that the next update loads again. */
  retry(): void {
    this.#failure = null;
    this.#host.requestUpdate();
  }

  /** Loads what comes after the choice of a time; what fails now is loaded when it is needed. */
  async prefetch(): Promise<void> {
    await Promise.allSettled([loadElement('booking-form'), loadElement('booking-confirmation')]);
  }
}
