import type { CancellationQuote, Coach, Session, SessionStatus } from '@session-booking/sdk/contract';
import { html, nothing } from 'lit';
import { relativeTime } from '../calendar/relative-time.ts';
import { placeOf } from '../calendar/time-zone.ts';
import { isOffered, isSeenByClient } from '../state/session-select.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { SessionElement } from './session-element.ts';
import { styles } from './booking-session.styles.ts';
import { policyText } from './policy-text.ts';

/**
 * Shows one session: where it is in its life, what and when it is, and what cancelling costs.
 *
 * @slot - What came of it, what can be done with it, and what is being done.
 */
export class BookingSession extends SessionElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      session: { attribute: false },
      coach: { attribute: false },
      status: { attribute: false },
      quote: { attribute: false },
      hasPolicy: { attribute: false },
      now: { attribute: false },
      timeZone: { attribute: false },
      isMoved: { attribute: false },
    };
  }

  /** Null shows the skeleton. */
  declare session: Session | null;
  declare coach: Coach | null;
  /** Where the session is in its life; the page may know before the session is here. */
  declare status: SessionStatus | null;
  /** What cancelling costs; null while it is not known. */
  declare quote: CancellationQuote | null;
  /** False while that is said elsewhere, or cannot be said. */
  declare hasPolicy: boolean;
  /** Epoch milliseconds by the server's clock. */
  declare now: number;
  declare timeZone: string;
  /** True while it is news that the session has another time. */
  declare isMoved: boolean;

  constructor() {
    super();
    this.session = null;
    this.coach = null;
    this.status = null;
    this.quote = null;
    this.hasPolicy = true;
    this.isMoved = false;
  }

  protected override render() {
    const { session } = this;
    return html`<div class="head" aria-busy=${session ? 'false' : 'true'}>
        ${session && this.isMoved ? this.#moved(session) : nothing}
        ${this.status ? this.#badge(this.status) : html`<span class="skeleton badge"></span>`}
        ${session ? this.#facts(session) : this.#skeleton()}
      </div>
      <slot></slot>`;
  }

  /** Says it to who looks; a screen reader was told by the one region for news. */
  #moved({ startsAt }: Session) {
    const { messages, formats } = this.localization;
    return html`<p class="moved tabular">
      ${laterIcons.done} ${messages.moved(formats.moment(Date.parse(startsAt), this.timeZone))}
    </p>`;
  }

  #badge(status: SessionStatus) {
    const { messages } = this.localization;
    const text = messages.statuses[status];
    return html`<p class="badge ${status}" part="session-status">
      <span class="dot" aria-hidden="true"></span>
      <span class="hidden-text">${messages.status(text)}</span>
      <span aria-hidden="true">${text}</span>
    </p>`;
  }

  #skeleton() {
    return html`<p class="hidden-text">${this.localization.messages.loadingSession}</p>
      <span class="skeleton title"></span>
      <span class="skeleton time"></span>
      <span class="skeleton"></span>
      <span class="skeleton action"></span>
      <span class="skeleton action"></span>
      <span class="skeleton action"></span>`;
  }

  #facts(session: Session) {
    return html`<h3 tabindex="-1"><bdi>${session.title}</bdi></h3>
      ${this.#when(session)} ${session.description ? this.#notes(session.description) : nothing}
      ${this.hasPolicy && isOffered(session, 'cancel') && isSeenByClient(session) ? this.#policy(session) : nothing}`;
  }

  /** Shows what was written at the booking, under the name of its field there. */
  #notes(text: string) {
    return html`<div>
      <p class="quiet">${this.localization.messages.notes}</p>
      <p class="description"><bdi>${text}</bdi></p>
    </div>`;
  }

  #when(session: Session) {
    const { timeZone, coach, localization, now } = this;
    const { messages, formats } = localization;
    const start = Date.parse(session.startsAt);
    const here = formats.moment(start, timeZone);
    const there = coach ? formats.moment(start, coach.timeZone) : here;
    const isAhead = session.status === 'scheduled' && start > now;
    return html`<div class="when tabular" part="session-time">
      <p class="moment">
        <span>${here} – ${formats.time(Date.parse(session.endsAt), timeZone)}</span>
        ${isAhead ? html`<span class="quiet">${relativeTime(formats.locale, start - now)}</span>` : nothing}
      </p>
      <p class="quiet">
        ${placeOf(timeZone)}
        (${formats.offset(start, timeZone)})${
          coach && here !== there ? html` · ${messages.coachTime(there, placeOf(coach.timeZone))}` : nothing
        }
      </p>
    </div>`;
  }

  #policy(session: Session) {
    const { quote, now, timeZone, localization } = this;
    return html`<p class="policy quiet tabular" part="policy">
      ${
        quote
          ? policyText(localization, { session, quote, now, timeZone })
          : html`<span class="skeleton"></span>`
      }
    </p>`;
  }
}
