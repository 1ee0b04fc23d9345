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
    if (this.#step() !== this.#drawn) this.#before = this.#content?.offsetHeight ?? null;
  }

  hostUpdated(): void {
    this.#drawn = this.#step();
    const before = this.#before;
    this.#before = null;
    // By then the new step is drawn, and nothing of it has been seen yet.
    if (before !== null) requestAnimationFrame(() => this.#move(before));
  }

  // Not the card itself: the line at its foot would lie on what does not show yet.
  get #content(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.card > *');
  }

  #move(before: number): void {
    const content = this.#content;
    const after = content?.offsetHeight ?? before;
    if (after === before || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    // A card that shrinks leaves room for what comes in the meantime, such as the server's answer.
    const size = after < before ? 'minBlockSize' : 'blockSize';
    const frames = [before, after].map((height) => ({ [size]: `${height}px`, overflowY: 'clip' }));
    content?.animate(frames, { duration: DURATION_MS, easing: 'ease-out' });
  }
}
