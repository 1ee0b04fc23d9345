import type { Coach, Money, Session } from '@session-booking/sdk/contract';
import { html, nothing } from 'lit';
import { isWebAddress } from '../attributes.ts';
import { placeOf } from '../calendar/time-zone.ts';
import { icons } from '../styles/icons.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { styles } from './booking-confirmation.styles.ts';
import { cancelText } from './cancel-text.ts';
import { LaterElement } from './later-element.ts';
import { inOneLine } from './offer-text.ts';

/** Describes what was booked, or is about to be; what cancelling costs and the link come with the server's yes. */
export type Booked = Pick<Session, 'title' | 'startsAt' | 'endsAt' | 'client'> &
  Partial<Pick<Session, 'policy' | 'createdAt' | 'manageUrl'>>;

const ring = html`<span class="ring"></span>`;

/** Shows what was booked and what can be done next; or, before the server has said yes, that it is not certain yet. */
export class BookingConfirmation extends LaterElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      session: { attribute: false },
      coach: { attribute: false },
      timeZone: { attribute: false },
      calendarFile: { attribute: false },
      isConfirmed: { attribute: false },
      lateFee: { attribute: false },
    };
  }

  declare session: Booked;
  /** False while the server has not said yes. */
  declare isConfirmed: boolean;
  /** What cancelling costs once it is not free any more; null where nobody has said. */
  declare lateFee: Money | null;
  declare coach: Coach;
  declare timeZone: string;
  /** How the saving of the calendar file goes. */
  declare calendarFile: 'idle' | 'working' | 'failed';

  constructor() {
    super();
    this.calendarFile = 'idle';
    this.isConfirmed = true;
    this.lateFee = null;
  }

  /** Moves focus to the heading, so that a screen reader says what happened. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  // One heading for both: who was led to the first must not lose his place when the answer comes.
  protected override render() {
    const { messages } = this.localization;
    const [sign, text, rest] = this.isConfirmed
      ? [laterIcons.done, messages.sessionBooked, this.#next()]
      : [ring, messages.confirming, html`<p class="quiet slow">${messages.notConfirmedYet}</p>`];
    return html`<h3 class="done" tabindex="-1">${sign} ${text}</h3>
      ${this.#details()} ${rest}`;
  }

  #next() {
    return html`${this.#actions()} ${this.#policy()}
    ${
      this.calendarFile === 'failed'
        ? html`<p class="failed" role="alert">${this.localization.messages.calendarFailed}</p>`
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
                <p>${this.isConfirmed ? messages.bookedFor(session.client.name) : session.client.name}</p>
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

  /** Says of what is booked now what the form said before: until when cancelling is free, and what it costs then. */
  #policy() {
    const { policy, createdAt = '' } = this.session;
    if (!policy) return nothing;
    const { lateFee } = this;
    // Both moments are by the server's clock, which may differ from this one.
    const late = Date.parse(createdAt) > Date.parse(policy.freeUntil);
    return html`<p class="quiet tabular">
      ${cancelText(this.localization, { policy, lateFee, late }, this.timeZone)}
    </p>`;
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
