import { css, html, nothing } from 'lit';
import { placeOf } from '../calendar/time-zone.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { LaterElement } from './later-element.ts';
import { defineElement } from './define-element.ts';

/** Shows the zone that times are in; the list to choose another one is loaded when it is opened. */
export class BookingZone extends LaterElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        position: relative;
        display: block;
      }

      .quiet-button {
        margin-inline-start: -8px;
        color: var(--_text);
        font-weight: 400;
        text-align: start;
      }

      .quiet-button svg:first-child {
        color: var(--_accent-text);
      }

      booking-zone-picker {
        position: absolute;
        z-index: 1;
        margin-block-start: 4px;
        inline-size: min(22em, 80vi);
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      timeZone: { attribute: false },
      coachZone: { attribute: false },
      at: { attribute: false },
      isOpen: { state: true, attribute: false },
    };
  }

  declare timeZone: string;
  declare coachZone: string;
  /** The instant whose offset is shown, in epoch milliseconds; null for now. */
  declare at: number | null;
  declare isOpen: boolean;

  constructor() {
    super();
    this.at = null;
    this.isOpen = false;
  }

  /** Moves focus to the button. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.#onFocusOut);
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusout', this.#onFocusOut);
    this.removeEventListener('keydown', this.#onKeydown);
    this.isOpen = false;
  }

  protected override render() {
    const { messages, formats } = this.localization;
    const at = this.at ?? Date.now();
    return html`<button
        class="quiet-button"
        part="time-zone"
        type="button"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${this.#toggle}
      >
        ${laterIcons.globe}
        <span>
          <span class="hidden-text">${messages.timeZone}:</span>
          ${placeOf(this.timeZone)} (${formats.offset(at, this.timeZone)})
        </span>
        ${laterIcons.down}
      </button>
      ${
        this.isOpen
          ? html`<booking-zone-picker
              .localization=${this.localization}
              .timeZone=${this.timeZone}
              .suggested=${[this.coachZone]}
              .at=${at}
              @session-booking-request=${this.#close}
            ></booking-zone-picker>`
          : nothing
      }`;
  }

  async #toggle(): Promise<void> {
    if (this.isOpen) {
      this.isOpen = false;
      return;
    }
    // Without it the zone stays as it is, and the next press tries again.
    const chunk = await import('./booking-zone-picker.ts').catch(() => null);
    if (!chunk || !this.isConnected) return;
    defineElement('booking-zone-picker', chunk.BookingZonePicker);
    this.isOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('booking-zone-picker')?.focus();
  }

  readonly #close = () => {
    this.isOpen = false;
    this.focus();
  };

  // Focus that moves within this element never shows here: the shadow root keeps it to itself.
  readonly #onFocusOut = () => {
    this.isOpen = false;
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.stopPropagation();
    this.#close();
  };
}
