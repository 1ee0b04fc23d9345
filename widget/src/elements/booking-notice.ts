import { css, html, nothing, type PropertyValues } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../styles/icons.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';
import { LaterElement } from './later-element.ts';

/**
 * Says what went wrong, as an alert, with a way out of it: a button that tries again, which waits where the server
 * asked to wait, and whatever the slot offers besides.
 *
 * @slot - Other ways out.
 */
export class BookingNotice extends LaterElement {
  static override styles = [
    outcomeTokens,
    base,
    controls,
    css`
      :host {
        display: block;
      }

      .notice {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 12px;
        padding: 16px;
        border-radius: var(--_radius);
        background: var(--_danger-soft);
        overflow-wrap: anywhere;
      }

      .notice > svg {
        color: var(--_danger);
      }

      .calm {
        background: var(--_warning-soft);
      }

      .calm > svg {
        color: var(--_warning);
      }

      .body {
        display: grid;
        justify-items: start;
        gap: 8px;
        min-inline-size: 0;
      }

      .notice .quiet {
        color: var(--_text);
      }

      /* No heading: it would stand anywhere in the page's order of headings. */
      .heading {
        font-weight: 600;
      }

      .button {
        margin-block-start: 4px;
      }

      ::slotted(.alternatives) {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      @media (forced-colors: active) {
        .notice {
          border: 1px solid;
        }
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      heading: { attribute: false },
      text: { attribute: false },
      reference: { attribute: false },
      canRetry: { attribute: false },
      retryAt: { attribute: false },
      isCalm: { attribute: false },
      icon: { attribute: false },
      secondsLeft: { state: true, attribute: false },
    };
  }

  /** Left out when the text says it all. */
  declare heading: string | null;
  declare text: string;
  /** Name of the failed request in the server's log. */
  declare reference: string | null;
  declare canRetry: boolean;
  /** Epoch milliseconds before which trying again is of no use; null for at once. */
  declare retryAt: number | null;
  /** True for what is nobody's fault and passes: drawn as a warning. */
  declare isCalm: boolean;
  declare icon: 'problem' | 'offline' | 'clock';
  declare secondsLeft: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.heading = null;
    this.text = '';
    this.reference = null;
    this.canRetry = false;
    this.retryAt = null;
    this.isCalm = false;
    this.icon = 'problem';
    this.secondsLeft = 0;
  }

  /** Moves focus to the first way out, in the slot or of its own. */
  override focus(): void {
    const offered = this.querySelector<HTMLElement>('button');
    (offered ?? this.renderRoot.querySelector<HTMLElement>('button'))?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#countDown();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('retryAt')) this.#countDown();
  }

  protected override render() {
    const { messages } = this.localization;
    return html`<div class="notice ${this.isCalm ? 'calm' : ''}" part="notice" role="alert">
      ${this.icon === 'clock' ? icons.clock : laterIcons[this.icon]}
      <div class="body">
        ${this.heading === null ? nothing : html`<p class="heading">${this.heading}</p>`}
        <p>${this.text}</p>
        <slot></slot>
        ${this.canRetry ? this.#retryButton() : nothing}
        ${this.reference === null ? nothing : html`<p class="quiet">${messages.requestId(this.reference)}</p>`}
      </div>
    </div>`;
  }

  #retryButton() {
    const { messages } = this.localization;
    const mustWait = this.secondsLeft > 0;
    return html`<button
      class="button tabular"
      type="button"
      aria-disabled=${mustWait ? 'true' : nothing}
      @click=${() => mustWait || this.request({ type: 'retry' })}
    >
      ${mustWait ? messages.tryAgainIn(this.secondsLeft) : messages.tryAgain}
    </button>`;
  }

  #countDown(): void {
    clearInterval(this.#timer);
    const tick = () => {
      this.secondsLeft = Math.max(0, Math.ceil(((this.retryAt ?? 0) - Date.now()) / 1000));
      if (this.secondsLeft === 0) clearInterval(this.#timer);
    };
    tick();
    if (this.secondsLeft > 0 && this.isConnected) this.#timer = setInterval(tick, 1000);
  }
}
