import { css, html, nothing } from 'lit';
import type { PlainDate, PlainMonth } from '../calendar/plain-date.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { LaterElement } from './later-element.ts';

/** Says that a day, a month or all of the calendar has no free time, and offers the next step. */
export class BookingNoTimes extends LaterElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: 12px;
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      day: { attribute: false },
      month: { attribute: false },
      timeZone: { attribute: false },
      nextFree: { attribute: false },
      isFullyBooked: { attribute: false },
      canChooseCoach: { attribute: false },
      reason: { attribute: false },
    };
  }

  /** The day without times; null when the whole month has none. */
  declare day: PlainDate | null;
  declare month: PlainMonth;
  declare timeZone: string;
  /** Start of the first free time elsewhere. */
  declare nextFree: string | null;
  declare isFullyBooked: boolean;
  declare canChooseCoach: boolean;
  /** Why the day has no free time, where somebody knows. */
  declare reason: string | null | undefined;

  /** Moves focus to the way out. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  protected override render() {
    const { day, month, localization, nextFree } = this;
    const { messages, formats } = localization;
    if (this.isFullyBooked)
      return html`<p>${messages.noTimesAtAll}</p>
        ${this.#otherWays()}`;
    return html`<p>
        ${this.reason ?? (day ? messages.noTimesOnDay : messages.noTimesInMonth(formats.month(month)))}
      </p>
      ${nextFree === null ? this.#otherWays() : this.#nextFreeButton(nextFree)}`;
  }

  #nextFreeButton(startsAt: string) {
    const { messages, formats } = this.localization;
    return html`<button
      class="button tabular"
      part="next-free"
      type="button"
      @click=${() => {
        this.request({ type: 'show-moment', startsAt });
      }}
    >
      ${messages.nextFree(formats.moment(Date.parse(startsAt), this.timeZone).replaceAll(' ', '\u00a0'))}
    </button>`;
  }

  #otherWays() {
    const { messages } = this.localization;
    return html`
      <button
        class="button"
        type="button"
        @click=${() => {
          this.request({ type: 'retry' });
        }}
      >
        ${messages.tryAgain}
      </button>
      ${
        this.canChooseCoach
          ? html`<button
              class="quiet-button"
              type="button"
              @click=${() => {
                this.request({ type: 'show-step', step: 'coach' });
              }}
            >
              ${messages.allCoaches}
            </button>`
          : nothing
      }
    `;
  }
}
