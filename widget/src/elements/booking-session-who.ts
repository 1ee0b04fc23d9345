import type { Coach, Session } from '@session-booking/sdk/contract';
import { css, html, nothing } from 'lit';
import type { Step } from '../state/booking-state.ts';
import { isSeenByClient } from '../state/session-select.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../styles/icons.ts';
import { priceOf } from './offer-text.ts';
import { SessionElement } from './session-element.ts';

/** Shows whom a session is with, what it is and in which zone its times are: the coach to a client, the client to others. */
export class BookingSessionWho extends SessionElement {
  static override styles = [
    base,
    controls,
    css`
      :host,
      .details {
        display: grid;
        align-content: start;
        gap: 16px;
        min-inline-size: 0;
      }

      .person {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: 12px;
      }

      .names {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .face {
        inline-size: 48px;
        aspect-ratio: 1;
        border-radius: 50%;
      }

      .line {
        display: block;
        inline-size: 8em;
        block-size: 1.3em;
      }

      .line.short {
        inline-size: 5em;
        block-size: 1em;
        margin-block-start: 6px;
      }

      .back {
        justify-self: start;
        margin-inline-start: -8px;
        margin-block-end: -8px;
        font-weight: 400;
      }

      .now {
        display: grid;
        gap: 4px;
      }

      .offer {
        display: flex;
        gap: 8px;
      }

      .offer svg {
        color: var(--_accent-text);
      }

      a {
        color: var(--_accent-text);
      }

      booking-zone {
        min-block-size: var(--_control);
      }

      @container (width < 50.6em) {
        /* As high as it is with all that it shows, so that nothing moves when that is here. */
        :host {
          min-block-size: 118px;
        }

        .details {
          gap: 4px;
        }
      }

      @container (width < 32em) {
        :host {
          gap: 8px;
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
      step: { attribute: false },
    };
  }

  /** Null shows the skeleton. */
  declare session: Session | null;
  /** Null shows the skeleton of what is only known of a coach. */
  declare coach: Coach | null;
  declare timeZone: string;
  /** How far the choice of another time is; the present one then stands here. Null while none is chosen. */
  declare step: Step | null;

  constructor() {
    super();
    this.session = null;
    this.coach = null;
    this.step = null;
  }

  protected override render() {
    const { session, coach } = this;
    if (!session) return this.#skeleton();
    return html`${this.step ? this.#keepTime() : nothing}
      ${this.step && this.step !== 'form' ? html`<h2>${this.localization.messages.chooseNewTime}</h2>` : nothing}
      ${this.#person(session)}
      ${
        this.step
          ? html`<div class="now">
              <p class="quiet">${this.localization.messages.timeNow}</p>
              <booking-chosen-time
                .localization=${this.localization}
                .chosen=${session}
                .timeZone=${this.timeZone}
                .coachZone=${coach?.timeZone ?? this.timeZone}
              ></booking-chosen-time>
            </div>`
          : nothing
      }
      <div class="details">
        <p class="offer tabular">${icons.clock} <span>${this.#offerLine(session)}</span></p>
        <booking-zone
          .localization=${this.localization}
          .timeZone=${this.timeZone}
          .coachZone=${coach?.timeZone ?? this.timeZone}
          .at=${Date.parse(session.startsAt)}
        ></booking-zone>
      </div>`;
  }

  #skeleton() {
    return html`<div class="person" aria-hidden="true">
      <span class="skeleton face"></span>
      <div class="names">
        <span class="skeleton line"></span>
        <span class="skeleton line short"></span>
      </div>
    </div>`;
  }

  #keepTime() {
    return html`<button
      class="quiet-button back"
      part="back"
      type="button"
      @click=${() => {
        this.ask({ type: 'close-panel' });
      }}
    >
      ${icons.back} ${this.localization.messages.keepTime}
    </button>`;
  }

  #person(session: Session) {
    const { coach } = this;
    if (!isSeenByClient(session) && session.client) return this.#client(session.client);
    if (!coach) return this.#skeleton();
    return html`<div class="person" part="coach">
      <booking-avatar .name=${coach.name} .src=${coach.avatarUrl}></booking-avatar>
      <div class="names">
        <h2>${coach.name}</h2>
        ${coach.headline ? html`<p class="quiet">${coach.headline}</p>` : nothing}
      </div>
    </div>`;
  }

  #client({ name, email }: NonNullable<Session['client']>) {
    const { coach } = this;
    return html`<div class="person" part="client">
      <booking-avatar .name=${name} .src=${null}></booking-avatar>
      <div class="names">
        <h2>${name}</h2>
        ${email ? html`<p class="quiet"><a href="mailto:${encodeURIComponent(email)}">${email}</a></p>` : nothing}
        ${coach ? html`<p class="quiet">${this.localization.messages.withCoach(coach.name)}</p>` : nothing}
      </div>
    </div>`;
  }

  /** Writes type, length and price, each with a direction of its own: a title may run against the language. */
  #offerLine(session: Session) {
    const { localization } = this;
    const type = this.coach?.sessionTypes.find((each) => each.id === session.sessionTypeId);
    const minutes = localization.messages.minutes(session.durationMinutes);
    const price = session.price ? priceOf(localization, session) : '';
    const parts = [type?.title ?? '', minutes, price].filter(Boolean);
    return parts.map((part, index) => html`${index > 0 ? '\u00a0· ' : ''}<bdi>${part}</bdi>`);
  }
}
