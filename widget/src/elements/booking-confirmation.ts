import type { Coach, Session } from '@session-booking/sdk/contract';
import { css, html, nothing } from 'lit';
import { placeOf } from '../calendar/time-zone.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../styles/icons.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { outcomeTokens } from '../styles/outcome-tokens.ts';
import { LaterElement } from './later-element.ts';
import { inOneLine } from './offer-text.ts';

/** Shows what was booked and what can be done next. */
export class BookingConfirmation extends LaterElement {
  static override styles = [
    outcomeTokens,
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 16px;
      }

      .done {
        display: flex;
        align-items: center;
        gap: 12px;
        font-size: var(--_title);
      }

      .done svg {
        color: var(--_success);
      }

      ul {
        display: grid;
        gap: 12px;
        padding: 16px;
        border-radius: var(--_radius);
        background: var(--_raised);
        overflow-wrap: anywhere;
      }

      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 12px;
      }

      li > svg {
        color: var(--_accent-text);
      }

      .when {
        font-size: var(--_large);
        font-weight: 600;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      @container (width < 480px) {
        .actions {
          display: grid;
        }
      }

      .failed {
        color: var(--_danger);
      }

      @media (prefers-reduced-motion: no-preference) {
        .done svg {
          animation: arrive var(--_step);
        }
      }

      @keyframes arrive {
        from {
          opacity: 0;
          transform: scale(0.6);
        }
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      session: { attribute: false },
      coach: { attribute: false },
      timeZone: { attribute: false },
      calendarFile: { attribute: false },
    };
  }

  declare session: Session;
  declare coach: Coach;
  declare timeZone: string;
  /** How the saving of the calendar file goes. */
  declare calendarFile: 'idle' | 'working' | 'failed';

  constructor() {
    super();
    this.calendarFile = 'idle';
  }

  /** Moves focus to the heading, so that a screen reader says what happened. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override render() {
    const { messages } = this.localization;
    return html`<h3 class="done" tabindex="-1">${laterIcons.done} ${messages.sessionBooked}</h3>
      ${this.#details()} ${this.#actions()} ${this.#freeUntil()}
      ${
        this.calendarFile === 'failed'
          ? html`<p class="failed" role="alert">${messages.calendarFailed}</p>`
          : nothing
      }`;
  }

  #details() {
    const { session, localization } = this;
    const { messages } = localization;
    return html`<ul class="tabular" role="list" part="details">
      <li>
        ${icons.calendar}
        <div>${this.#when()}</div>
      </li>
      <li>
        ${icons.clock}
        <p>${inOneLine(localization, session.title, this.coach.name)}</p>
      </li>
      ${
        session.client
          ? html`<li>
              ${laterIcons.person}
              <div>
                <p>${messages.bookedFor(session.client.name)}</p>
                <p class="quiet">${session.client.email}</p>
              </div>
            </li>`
          : nothing
      }
    </ul>`;
  }

  #when() {
    const { session, coach, timeZone, localization } = this;
    const { messages, formats } = localization;
    const start = Date.parse(session.startsAt);
    const here = formats.moment(start, timeZone);
    const there = formats.moment(start, coach.timeZone);
    return html`<p class="when">${here} – ${formats.time(Date.parse(session.endsAt), timeZone)}</p>
      <p class="quiet">${placeOf(timeZone)} (${formats.offset(start, timeZone)})</p>
      ${
        here === there
          ? nothing
          : html`<p class="quiet">${messages.coachTime(there, placeOf(coach.timeZone))}</p>`
      }`;
  }

  #freeUntil() {
    const { messages, formats } = this.localization;
    const freeUntil = Date.parse(this.session.policy.freeUntil);
    return freeUntil > Date.now()
      ? html`<p class="quiet tabular">${messages.freeToCancel(formats.moment(freeUntil, this.timeZone))}</p>`
      : nothing;
  }

  #actions() {
    const { messages } = this.localization;
    const { manageUrl } = this.session;
    return html`<div class="actions">
      <button
        class="button primary"
        part="add-to-calendar"
        type="button"
        aria-disabled=${this.calendarFile === 'working' ? 'true' : nothing}
        @click=${() => {
          this.request({ type: 'save-calendar' });
        }}
      >
        ${icons.calendar} ${messages.addToCalendar}
      </button>
      ${
        manageUrl !== undefined && isWebAddress(manageUrl)
          ? html`<a class="button" part="manage" href=${manageUrl}>${messages.changeOrCancel}</a>`
          : nothing
      }
      <button
        class="quiet-button"
        part="book-another"
        type="button"
        @click=${() => {
          this.request({ type: 'book-another' });
        }}
      >
        ${messages.bookAnother}
      </button>
    </div>`;
  }
}

/** Tells whether a link from the server leads to a page, and not to a script. */
function isWebAddress(address: string): boolean {
  return (
    URL.canParse(address, document.baseURI) && /^https?:$/.test(new URL(address, document.baseURI).protocol)
  );
}
