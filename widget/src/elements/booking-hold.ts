import { css, html } from 'lit';
import { countdown } from '../calendar/relative-time.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { liveIcons } from '../styles/live-icons.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';
import { LaterElement } from './later-element.ts';

// From here on it is worth hurrying, or asking for more time.
const ENDS_SOON_SECONDS = 60;

/** Shows how long the chosen time is kept for the visitor, and gives him more time once. */
export class BookingHold extends LaterElement {
  static override styles = [
    outcomeTokens,
    base,
    controls,
    css`
      :host {
        display: block;
        margin-block-start: 8px;
      }

      .hold {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        font-size: var(--_small);
      }

      svg {
        color: var(--_accent-text);
      }

      .soon svg {
        color: var(--_warning);
      }

      strong {
        font-weight: 600;
      }

      [role] {
        flex: auto;
      }

      .longer {
        flex: none;
        margin-block: -4px;
        margin-inline: 16px -8px;
      }

      /* Its place is kept, so that nothing beneath moves in the last minute, nor when it has been pressed. */
      .place {
        visibility: hidden;
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      secondsLeft: { attribute: false },
      isRenewable: { attribute: false },
    };
  }

  /** 0 once the time is no longer kept. */
  declare secondsLeft: number;
  declare isRenewable: boolean;

  constructor() {
    super();
    this.secondsLeft = 0;
    this.isRenewable = false;
  }

  /** Moves focus to how long the time is kept: that answers the button, which is gone once it has been pressed. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[role="timer"]')?.focus();
  }

  protected override render() {
    const { messages, formats } = this.localization;
    const { secondsLeft, isRenewable } = this;
    const isSoon = secondsLeft <= ENDS_SOON_SECONDS;
    // A timer is not read out by itself: the news of its last minute and its end come by the live region.
    return html`<div class="hold ${isSoon ? 'soon' : ''}" part="hold">
      ${liveIcons.hourglass}
      <span class="tabular" role="timer" tabindex="-1">
        ${secondsLeft > 0 ? messages.heldFor(countdown(formats.locale, secondsLeft * 1000)) : messages.holdOver}
      </span>
      ${
        isSoon && isRenewable && secondsLeft > 0
          ? html`<button
              class="quiet-button longer"
              part="hold-longer"
              type="button"
              @click=${() => {
                this.request({ type: 'renew-hold' });
              }}
            >
              ${messages.holdLonger}
            </button>`
          : html`<span class="quiet-button longer place">${messages.holdLonger}</span>`
      }
    </div>`;
  }
}
