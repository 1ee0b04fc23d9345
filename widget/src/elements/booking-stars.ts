import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';
import { sessionIcons } from '../styles/session-icons.ts';
import type { StarsField } from '../state/session-state.ts';
import { legendStyles } from './legend.styles.ts';
import { SessionElement } from './session-element.ts';

const STARS = [1, 2, 3, 4, 5] as const;

/** Asks for one to five stars, as a group of radio buttons that arrow keys move in. */
export class BookingStars extends SessionElement {
  static override styles = [
    outcomeTokens,
    base,
    controls,
    legendStyles,
    css`
      :host {
        display: block;
      }

      fieldset {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }

      .stars {
        display: flex;
        margin-inline-start: -6px;
      }

      label {
        display: grid;
        place-items: center;
        inline-size: max(var(--_control), 40px);
        block-size: max(var(--_control), 40px);
        border-radius: var(--_radius);
        color: var(--_control-border);
        cursor: pointer;
      }

      label svg {
        inline-size: 26px;
        block-size: 26px;
      }

      label[data-on] {
        color: var(--_accent-text);
      }

      label[data-on] svg {
        fill: currentcolor;
      }

      .error {
        display: flex;
        gap: 4px;
        color: var(--_danger);
        font-size: var(--_small);
      }

      input {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        margin: 0;
        opacity: 0;
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--_accent-text);
        outline-offset: -2px;
      }

      @media (hover: hover) {
        .stars:hover label {
          color: var(--_accent-text);
        }

        .stars:hover label:hover ~ label {
          color: var(--_control-border);
        }
      }

      @media (forced-colors: active) {
        label[data-on] {
          color: Highlight;
        }
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      field: { attribute: false },
      value: { attribute: false },
      hint: { attribute: false },
      error: { attribute: false },
      isRequired: { attribute: false },
      isFixed: { attribute: false },
    };
  }

  /** Which rating this is. */
  declare field: StarsField;
  /** One to five; null while none is chosen. */
  declare value: number | null;
  declare hint: string | null;
  /** What is wrong with it; null when nothing is. */
  declare error: string | null;
  declare isRequired: boolean;
  /** True while it is being sent. */
  declare isFixed: boolean;

  constructor() {
    super();
    this.value = null;
    this.hint = null;
    this.error = null;
    this.isRequired = false;
    this.isFixed = false;
  }

  /** Moves focus to the chosen star, else to the first. */
  override focus(): void {
    const { renderRoot } = this;
    (
      renderRoot.querySelector<HTMLElement>(':checked') ?? renderRoot.querySelector<HTMLElement>('input')
    )?.focus();
  }

  protected override render() {
    const { messages } = this.localization;
    const { hint, value, error } = this;
    return html`<fieldset
      role="radiogroup"
      part="stars"
      aria-required=${this.isRequired ? 'true' : nothing}
      aria-invalid=${error === null ? nothing : 'true'}
      aria-describedby=${error === null ? nothing : 'error'}
    >
      <legend>
        ${messages.rating} ${hint === null ? nothing : html`<span class="quiet">${hint}</span>`}
      </legend>
      <div class="stars">${STARS.map((stars) => this.#star(stars))}</div>
      ${value !== null && !this.isRequired && !this.isFixed ? this.#clearButton() : nothing}
      ${error === null ? nothing : html`<p id="error" class="error">${laterIcons.problem}${error}</p>`}
    </fieldset>`;
  }

  #star(stars: number) {
    const { messages } = this.localization;
    const isOn = stars <= (this.value ?? 0);
    return html`<label data-on=${isOn ? '' : nothing} title=${messages.stars(stars)}>
      <input
        type="radio"
        name="stars"
        value=${stars}
        aria-label=${messages.stars(stars)}
        .checked=${live(stars === this.value)}
        ?disabled=${this.isFixed}
        @change=${() => {
          this.ask({ type: 'rate', field: this.field, stars });
        }}
      />
      ${sessionIcons.star}
    </label>`;
  }

  #clearButton() {
    return html`<button
      class="quiet-button"
      type="button"
      @click=${() => {
        this.focus();
        this.ask({ type: 'rate', field: this.field, stars: null });
      }}
    >
      ${this.localization.messages.noRating}
    </button>`;
  }
}
