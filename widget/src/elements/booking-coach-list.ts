import type { Coach } from '@session-booking/sdk/contract';
import { css, html, nothing } from 'lit';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../styles/icons.ts';
import { BookingElement } from './booking-element.ts';
import { lengthAndPrice } from './offer-text.ts';

/** Shows the coaches as cards to choose one of. */
export class BookingCoachList extends BookingElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        --_avatar: 56px;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 24em), 1fr));
        gap: 12px;
        margin-block-start: 16px;
      }

      .coach {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: 16px;
        inline-size: 100%;
        block-size: 100%;
        padding: 16px;
        border: 1px solid var(--_control-border);
        border-radius: var(--_card-radius);
        background: none;
        text-align: start;
        transition: transform var(--_feedback);
      }

      .coach > span {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .name {
        display: block;
        font-weight: 600;
      }

      .quiet {
        display: block;
      }

      .coach > svg {
        color: var(--_quiet);
      }

      @media (hover: hover) {
        .coach:hover {
          border-color: var(--_accent-text);
          background: var(--_accent-soft);
        }

        .coach:hover .quiet,
        .coach:hover > svg {
          color: var(--_text);
        }
      }

      @media (prefers-reduced-motion: no-preference) {
        .coach:active {
          transform: translateY(1px);
        }
      }
    `,
  ];

  static override get properties() {
    return { ...super.properties, coaches: { attribute: false } };
  }

  declare coaches: readonly Coach[];

  constructor() {
    super();
    this.coaches = [];
  }

  /** Moves focus to the first coach. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  protected override render() {
    return html`<h2>${this.localization.messages.chooseCoach}</h2>
      <ul part="coaches" role="list">
        ${this.coaches.map((coach) => html`<li>${this.#card(coach)}</li>`)}
      </ul>`;
  }

  #card(coach: Coach) {
    const offers = coach.sessionTypes.slice(0, 1).map((type) => lengthAndPrice(this.localization, type));
    return html`<button
      class="coach"
      part="coach-card"
      type="button"
      @click=${() => {
        this.request({ type: 'choose-coach', coachId: coach.id });
      }}
    >
      <booking-avatar .name=${coach.name} .src=${coach.avatarUrl}></booking-avatar>
      <span>
        <span class="name">${coach.name}</span>
        ${coach.headline ? html`<span class="quiet">${coach.headline}</span>` : nothing}
        ${offers.map((offer) => html`<span class="quiet tabular">${offer}</span>`)}
      </span>
      ${icons.next}
    </button>`;
  }
}
