import type { LitElement, ReactiveController } from 'lit';

const DURATION_MS = 220;

/**
 * Moves the card to its new height in one go when another step has another one, instead of jumping; does nothing for
 * people who asked for less motion.
 */
export class CardHeight implements ReactiveController {
  readonly #host: LitElement;
  readonly #step: () => string;
  #drawn: string;
  #before: number | null = null;

  constructor(host: LitElement, step: () => string) {
    this.#host = host;
    this.#step = step;
    this.#drawn = step();
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#step() !== this.#drawn) this.#before = this.#card?.offsetHeight ?? null;
  }

  hostUpdated(): void {
    this.#drawn = this.#step();
    const before = this.#before;
    this.#before = null;
    // By then the new step is drawn, and nothing of it has been seen yet.
    if (before !== null) requestAnimationFrame(() => this.#move(before));
  }

  get #card(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.card');
  }

  #move(before: number): void {
    const card = this.#card;
    const after = card?.offsetHeight;
    if (!card || after === before || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const frames = [before, after].map((height) => ({ blockSize: `${height}px`, overflow: 'clip' }));
    card.animate(frames, { duration: DURATION_MS, easing: 'ease-out' });
  }
}
