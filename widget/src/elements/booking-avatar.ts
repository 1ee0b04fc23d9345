import { css, html, LitElement } from 'lit';
import { base } from '../styles/base.ts';

/** Shows a face in a circle: the picture, or the initials while there is none or it does not load. */
export class BookingAvatar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        place-items: center;
        inline-size: var(--_avatar, 48px);
        aspect-ratio: 1;
        flex: none;
        overflow: hidden;
        border-radius: 50%;
        background: var(--_accent-soft);
        color: var(--_accent-text);
        font-weight: 600;
      }

      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
    `,
  ];

  static override get properties() {
    return {
      name: { attribute: false },
      src: { attribute: false },
      failedSrc: { state: true, attribute: false },
    };
  }

  declare name: string;
  declare src: string | null;
  declare failedSrc: string | null;

  constructor() {
    super();
    this.name = '';
    this.src = null;
    this.failedSrc = null;
  }

  protected override render() {
    if (this.src === null || this.src === this.failedSrc) {
      return html`<span aria-hidden="true">${initialsOf(this.name)}</span>`;
    }
    return html`<img
      src=${this.src}
      alt=""
      width="48"
      height="48"
      decoding="async"
      @error=${() => {
        this.failedSrc = this.src;
      }}
    />`;
  }
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = new Intl.Segmenter();
  const first = (word = '') => letters.segment(word)[Symbol.iterator]().next().value?.segment ?? '';
  return ends
    .map((word) => first(word))
    .join('')
    .toLocaleUpperCase();
}
