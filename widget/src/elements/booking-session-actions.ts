import type { SessionAction } from '@session-booking/sdk/contract';
import { css, html, nothing } from 'lit';
import { countdown, nearMoment, relativeTime } from '../calendar/relative-time.ts';
import type { OfferedAction } from '../state/session-select.ts';
import type { SessionPanel } from '../state/session-state.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../styles/icons.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';
import { SessionElement } from './session-element.ts';

const HOUR_MS = 3_600_000;
const isMain = (action: SessionAction) => ['start', 'complete', 'feedback'].includes(action);

/** Offers what the server allows with a session now, and says when what it does not allow yet begins. */
export class BookingSessionActions extends SessionElement {
  static override styles = [
    outcomeTokens,
    base,
    controls,
    css`
      :host,
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      :host {
        flex-direction: column;
        gap: 12px;
      }

      .buttons {
        align-items: center;
      }

      .button {
        position: relative;
      }

      .cancel,
      .noShow {
        color: var(--_danger);
      }

      .primary[aria-disabled='true'] {
        border-color: var(--_control-border);
        background: none;
        color: var(--_text);
      }

      .working {
        opacity: 0;
      }

      .progress {
        position: absolute;
        inset: 0;
        margin: auto;
        inline-size: 1.25em;
        block-size: 1.25em;
        border: 2px solid;
        border-block-start-color: transparent;
        border-radius: 50%;
        animation: turn 0.8s linear infinite;
      }

      .failed {
        color: var(--_danger);
      }

      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .progress {
          animation: none;
        }
      }

      @container (width < 32em) {
        .buttons {
          display: grid;
        }
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      offered: { attribute: false },
      isStarting: { attribute: false },
      hasCalendarFile: { attribute: false },
      calendarFile: { attribute: false },
      lastPanel: { attribute: false },
      now: { attribute: false },
      timeZone: { attribute: false },
    };
  }

  declare offered: readonly OfferedAction[];
  declare isStarting: boolean;
  /** True where the session is still to come. */
  declare hasCalendarFile: boolean;
  /** How the saving of the calendar file goes. */
  declare calendarFile: 'idle' | 'working' | 'failed';
  /** What was open last: its button gets the focus back. */
  declare lastPanel: SessionPanel | null;
  /** Epoch milliseconds by the server's clock. */
  declare now: number;
  declare timeZone: string;

  constructor() {
    super();
    this.offered = [];
    this.isStarting = false;
    this.hasCalendarFile = false;
    this.calendarFile = 'idle';
    this.lastPanel = null;
  }

  /** Moves focus to the button of what was open last, else to the first. */
  override focus(): void {
    const { renderRoot, lastPanel } = this;
    const opener = lastPanel && renderRoot.querySelector<HTMLElement>(`.${lastPanel}`);
    (opener ?? renderRoot.querySelector<HTMLElement>('button'))?.focus();
  }

  protected override render() {
    const main = this.offered.filter(({ action }) => isMain(action));
    const others = this.offered.filter(({ action }) => !isMain(action));
    return html`${
        main.length > 0
          ? html`<div class="buttons">${main.map((offer) => this.#button(offer))} ${this.#waitText()}</div>`
          : nothing
      }
      <div class="buttons">
        ${others.map((offer) => this.#button(offer))} ${this.hasCalendarFile ? this.#saveButton() : nothing}
      </div>
      ${
        this.calendarFile === 'failed'
          ? html`<p class="failed" role="alert">${this.localization.messages.calendarFailed}</p>`
          : nothing
      }`;
  }

  #button({ action, isAllowed }: OfferedAction) {
    const { messages } = this.localization;
    const isWorking = action === 'start' && this.isStarting;
    return html`<button
      class="button ${action} ${isMain(action) ? 'primary' : ''}"
      part="action ${action === 'noShow' ? 'no-show' : action}"
      type="button"
      aria-disabled=${isAllowed && !isWorking ? nothing : 'true'}
      aria-describedby=${isAllowed ? nothing : 'wait'}
      @click=${() => {
        if (isAllowed && !this.isStarting) this.#do(action);
      }}
    >
      <span class=${isWorking ? 'working' : ''}>${messages.actions[action]}</span>
      ${isWorking ? html`<span class="progress" aria-hidden="true"></span>` : nothing}
    </button>`;
  }

  #do(action: SessionAction): void {
    if (action === 'start') this.ask({ type: 'perform', change: 'start' });
    else this.ask({ type: 'open-panel', panel: action });
  }

  #saveButton() {
    return html`<button
      class="button"
      part="add-to-calendar"
      type="button"
      aria-disabled=${this.calendarFile === 'working' ? 'true' : nothing}
      @click=${() => {
        this.request({ type: 'save-calendar' });
      }}
    >
      ${icons.calendar} ${this.localization.messages.addToCalendar}
    </button>`;
  }

  /** Says when starting is allowed; within the hour as a clock that runs. */
  #waitText() {
    const { localization, now, timeZone } = this;
    const { messages, formats } = localization;
    const at = this.offered.find(({ availableAt }) => availableAt !== null)?.availableAt ?? null;
    if (at === null) return nothing;
    const left = at - now;
    const text =
      left < HOUR_MS
        ? messages.startIn(countdown(formats.locale, left))
        : messages.startFrom(nearMoment(formats, at, now, timeZone), relativeTime(formats.locale, left));
    return html`<p id="wait" class="quiet tabular" part="wait">${text}</p>`;
  }
}
