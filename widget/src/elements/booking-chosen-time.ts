import type { Slot } from '@session-booking/sdk/contract';
import { css, html, nothing } from 'lit';
import { placeOf } from '../calendar/time-zone.ts';
import { base } from '../styles/base.ts';
import { icons } from '../styles/icons.ts';
import { LaterElement } from './later-element.ts';

// No line begins with a dash.
const UNTIL = '\u00a0– ';

/** Shows the chosen time with its zone, and what the coach's clock says then where that differs. */
export class BookingChosenTime extends LaterElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 8px;
        padding: 12px;
        border-radius: var(--_radius);
        background: var(--_accent-soft);
      }

      .lines {
        display: grid;
        min-inline-size: 0;
      }

      /* Two lines of about one length are the day and its times. */
      strong {
        font-weight: 600;
        text-wrap: balance;
      }

      strong::first-letter {
        text-transform: uppercase;
      }

      .quiet {
        color: var(--_text);
      }

      svg {
        color: var(--_accent-text);
      }

      @media (forced-colors: active) {
        :host {
          border: 1px solid;
        }
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      chosen: { attribute: false },
      timeZone: { attribute: false },
      coachZone: { attribute: false },
    };
  }

  declare chosen: Pick<Slot, 'startsAt' | 'endsAt'>;
  declare timeZone: string;
  declare coachZone: string;

  protected override render() {
    const { timeZone, coachZone, localization, chosen } = this;
    const { messages, formats } = localization;
    const start = Date.parse(chosen.startsAt);
    const here = formats.moment(start, timeZone);
    const there = formats.moment(start, coachZone);
    return html`${icons.calendar}
      <p class="lines tabular">
        <strong>${here}${UNTIL}${formats.time(Date.parse(chosen.endsAt), timeZone)}</strong>
        <span class="quiet">${placeOf(timeZone)} (${formats.offset(start, timeZone)})</span>
        ${
          here === there
            ? nothing
            : html`<span class="quiet">${messages.coachTime(there, placeOf(coachZone))}</span>`
        }
      </p>`;
  }
}
