import type { Coach, SessionType, Slot } from '@session-booking/sdk/contract';
import { html, nothing } from 'lit';
import { isComplete } from '../locale/localization.ts';
import type { Offer } from '../state/booking-state.ts';
import { icons } from '../styles/icons.ts';
import { BookingElement } from './booking-element.ts';
import { styles } from './booking-summary.styles.ts';
import { offerLine, priceOf } from './offer-text.ts';

/**
 * Shows who and what is booked. In a wide card all of it stands beside the rest; in a narrow one it is a bar that
 * opens when the visitor wants to change something.
 *
 * @slot time - What there is to say about the chosen time.
 */
export class BookingSummary extends BookingElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      coach: { attribute: false },
      types: { attribute: false },
      offer: { attribute: false },
      chosen: { attribute: false },
      timeZone: { attribute: false },
      canChooseCoach: { attribute: false },
      isOpen: { type: Boolean, reflect: true, attribute: 'open' },
      isFixed: { type: Boolean, reflect: true, attribute: 'fixed' },
    };
  }

  /** Null shows the skeleton. */
  declare coach: Coach | null;
  /** What the visitor may choose from. */
  declare types: readonly SessionType[];
  declare offer: Offer | null;
  /** The chosen time. */
  declare chosen: Pick<Slot, 'startsAt' | 'endsAt'> | null;
  declare timeZone: string;
  declare canChooseCoach: boolean;
  declare isOpen: boolean;
  /** True once nothing can be changed any more. */
  declare isFixed: boolean;

  constructor() {
    super();
    this.coach = null;
    this.types = [];
    this.offer = null;
    this.chosen = null;
    this.canChooseCoach = false;
    this.isOpen = false;
    this.isFixed = false;
  }

  /** Moves focus to the button that opens and closes the bar of a narrow card. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.fold')?.focus();
  }

  protected override render() {
    const { coach, offer } = this;
    if (!coach) return this.#skeleton();
    return html`
      ${this.canChooseCoach && !this.isFixed ? this.#allCoaches() : nothing}
      <div class="coach" part="coach">
        <booking-avatar .name=${coach.name} .src=${coach.avatarUrl}></booking-avatar>
        <div class="names">
          <h2>${coach.name}</h2>
          ${coach.headline ? html`<p class="headline quiet">${coach.headline}</p>` : nothing}
          ${offer ? html`<p class="bar-line quiet tabular">${offerLine(this.localization, offer)}</p>` : nothing}
        </div>
        ${this.isFixed || this.isOpen ? nothing : this.#fold(false)}
      </div>
      <slot></slot>
      ${this.#chosenTime(coach)}
      <slot name="time"></slot>
      <div class="details">
        ${this.#offer()}
        <div class="zone">${this.#zone(coach)}</div>
        ${this.isOpen ? this.#fold(true) : nothing}
      </div>
    `;
  }

  // These two come a moment after the first view, with the texts they need.
  #chosenTime(coach: Coach) {
    const { localization, chosen, timeZone } = this;
    if (!chosen || !isComplete(localization)) return nothing;
    return html`<booking-chosen-time
      .localization=${localization}
      .chosen=${chosen}
      .timeZone=${timeZone}
      .coachZone=${coach.timeZone}
    ></booking-chosen-time>`;
  }

  #zone(coach: Coach) {
    const { localization, chosen, timeZone } = this;
    if (!isComplete(localization)) return nothing;
    return html`<booking-zone
      .localization=${localization}
      .timeZone=${timeZone}
      .coachZone=${coach.timeZone}
      .at=${chosen ? Date.parse(chosen.startsAt) : null}
    ></booking-zone>`;
  }

  #skeleton() {
    return html`<div class="coach" aria-hidden="true">
        <span class="skeleton face"></span>
        <div class="names">
          <span class="skeleton line"></span>
          <span class="skeleton line short"></span>
        </div>
      </div>
      <slot></slot>
      <div class="details" aria-hidden="true">
        <span class="skeleton type"></span>
        <span class="skeleton type"></span>
      </div>`;
  }

  #allCoaches() {
    return html`<button
      class="quiet-button all-coaches"
      part="back"
      type="button"
      @click=${() => {
        this.request({ type: 'show-step', step: 'coach' });
      }}
    >
      ${icons.back} ${this.localization.messages.allCoaches}
    </button>`;
  }

  /** Opens the bar of a narrow card, or closes it again; a wide card has no use for it. */
  #fold(isOpen: boolean) {
    const { messages } = this.localization;
    return html`<button
      class="fold ${isOpen ? 'button primary' : 'quiet-button'}"
      type="button"
      @click=${() => {
        this.request({ type: 'show-step', step: isOpen ? 'time' : 'offer' });
      }}
    >
      ${isOpen ? messages.continue : messages.change}
    </button>`;
  }

  #offer() {
    const { types, offer, localization } = this;
    if (types.length > 1 && !this.isFixed) return this.#choice();
    if (!offer) return nothing;
    return html`<p class="offer tabular">${icons.clock} ${offerLine(localization, offer)}</p>`;
  }

  #choice() {
    const { localization, types, offer } = this;
    return html`<fieldset part="session-types">
      <legend class="quiet">${localization.messages.sessionType}</legend>
      ${types.map(
        (type) =>
          html`<label class="type">
            <input
              type="radio"
              name="session-type"
              .checked=${type.id === offer?.sessionType?.id}
              @change=${() => {
                this.request({ type: 'choose-type', sessionTypeId: type.id });
              }}
            />
            <span class="title">${type.title}</span>
            <span class="quiet tabular">${localization.messages.minutes(type.durationMinutes)}</span>
            <span class="tabular">${priceOf(localization, type)}</span>
          </label>`,
      )}
    </fieldset>`;
  }
}
