import type { CancellationQuote, Session } from '@session-booking/sdk/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isSeenByClient } from '../state/session-select.ts';
import { sessionIcons } from '../styles/session-icons.ts';
import { policyText } from './policy-text.ts';
import { SessionPanelElement } from './session-panel.ts';

/** Asks for the reason of a cancellation, below what it costs; without a known cost nothing can be cancelled here. */
export class BookingCancellation extends SessionPanelElement {
  static override styles = [
    ...SessionPanelElement.styles,
    css`
      .cost {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 12px;
        padding: 12px 16px;
        border-radius: var(--_radius);
        background: var(--_accent-soft);
        font-variant-numeric: tabular-nums;
      }

      .cost svg {
        color: var(--_accent-text);
      }

      .late {
        background: var(--_warning-soft);
      }

      .late svg {
        color: var(--_warning);
      }

      .cost .button {
        grid-column: 2;
        justify-self: start;
      }

      .refund {
        display: flex;
        gap: 8px;
        align-items: center;
        min-block-size: var(--_control);
        font-weight: 400;
        cursor: pointer;
      }

      .refund input {
        flex: none;
        inline-size: 18px;
        min-block-size: 18px;
        block-size: 18px;
        margin: 0;
        accent-color: var(--_accent);
      }

      @media (forced-colors: active) {
        .cost {
          border: 1px solid;
        }
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      session: { attribute: false },
      quote: { attribute: false },
      hasFailed: { attribute: false },
      now: { attribute: false },
      timeZone: { attribute: false },
    };
  }

  declare session: Session;
  /** Null while it is not known what cancelling costs. */
  declare quote: CancellationQuote | null;
  /** True when it could not be found out. */
  declare hasFailed: boolean;
  /** Epoch milliseconds by the server's clock. */
  declare now: number;
  declare timeZone: string;

  constructor() {
    super();
    this.quote = null;
    this.hasFailed = false;
  }

  protected override heading(): string {
    return this.localization.messages.actions.cancel;
  }

  protected override closeLabel(): string {
    return this.localization.messages.keepSession;
  }

  protected override submitButton(): TemplateResult {
    const { messages } = this.localization;
    return this.actionButton(messages.actions.cancel, { isDangerous: true, isReady: this.quote !== null });
  }

  protected override submit(): void {
    if (this.quote) this.ask({ type: 'perform', change: 'cancel' });
  }

  protected override content() {
    const { messages } = this.localization;
    return html`${this.#cost()}
    ${this.textField({ field: 'reason', label: messages.reason, isRequired: true })}
    ${isSeenByClient(this.session) ? this.#refund() : nothing}`;
  }

  #cost() {
    const { quote } = this;
    const isCharged = quote?.late === true && (quote.fee?.amount ?? 0) > 0;
    return html`<div class="cost ${isCharged ? 'late' : ''}" part="cost">
      ${sessionIcons.money}
      <p>${this.#costText()}</p>
      ${this.hasFailed ? this.#again() : nothing}
    </div>`;
  }

  #costText(): string {
    const { localization, quote, session, now, timeZone } = this;
    const { messages } = localization;
    if (this.hasFailed) return messages.costUnknown;
    if (!quote) return messages.costLoading;
    return isSeenByClient(session)
      ? policyText(localization, { session, quote, now, timeZone })
      : messages.freeForClient;
  }

  #again() {
    return html`<button
      class="button"
      type="button"
      @click=${() => {
        this.ask({ type: 'renew-quote' });
      }}
    >
      ${this.localization.messages.tryAgain}
    </button>`;
  }

  #refund() {
    const { messages, formats } = this.localization;
    const refund = this.quote?.refund;
    if (!refund || refund.amount === 0) return nothing;
    return html`<label class="refund" part="refund">
      <input
        type="checkbox"
        .checked=${live(this.drafts.requestRefund)}
        ?disabled=${this.isWorking}
        @change=${(event: Event) => {
          const isRequested = (event.currentTarget as HTMLInputElement).checked;
          this.ask({ type: 'request-refund', isRequested });
        }}
      />
      <span>${messages.requestRefund(formats.money(refund))}</span>
    </label>`;
  }
}
