import { css, html } from 'lit';
import type { ConnectionStatus, Transport } from '../state/booking-client.ts';
import { base } from '../styles/base.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';
import { LaterElement } from './later-element.ts';

/** Says whether what is shown is up to date by itself: a dot and a word, for eyes and ears alike. */
export class BookingConnection extends LaterElement {
  static override styles = [
    outcomeTokens,
    base,
    css`
      :host {
        position: absolute;
        inset-block-end: 14px;
        inset-inline-start: 24px;
      }

      @container (width < 32em) {
        :host {
          inset-inline-start: 16px;
        }
      }

      p {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 1.5em;
        color: var(--_quiet);
        font-size: var(--_small);
      }

      .dot {
        flex: none;
        inline-size: 8px;
        block-size: 8px;
        border: 2px solid var(--_warning);
        border-radius: 50%;
      }

      [data-status='live'] .dot {
        border-color: var(--_success);
        background: var(--_success);
      }

      [data-status='offline'] .dot {
        border-color: var(--_danger);
        border-radius: 2px;
      }

      @media (prefers-reduced-motion: no-preference) {
        [data-status='live'][data-transport='socket'] .dot {
          animation: pulse 2.4s ease-out infinite;
        }
      }

      @keyframes pulse {
        from {
          box-shadow: 0 0 0 0 color-mix(in oklch, var(--_success) 45%, transparent);
        }

        40%,
        to {
          box-shadow: 0 0 0 6px transparent;
        }
      }

      @media (forced-colors: active) {
        .dot {
          border-color: CanvasText;
        }

        [data-status='live'] .dot {
          background: CanvasText;
        }
      }
    `,
  ];

  static override get properties() {
    return { ...super.properties, status: { attribute: false }, transport: { attribute: false } };
  }

  declare status: ConnectionStatus;
  declare transport: Transport;

  constructor() {
    super();
    this.status = 'idle';
    this.transport = null;
  }

  protected override render() {
    const { status, transport } = this;
    // The region is there before it has something to say, or nobody would hear the first word.
    return html`<p
      role="status"
      part="connection"
      data-status=${status}
      data-transport=${transport ?? 'none'}
    >
      ${status === 'idle' ? '' : html`<span class="dot"></span>${this.#word()}`}
    </p>`;
  }

  #word(): string {
    const { connection } = this.localization.messages;
    if (this.status === 'live' && this.transport === 'polling') return connection.polling;
    return this.status === 'idle' ? '' : connection[this.status];
  }
}
