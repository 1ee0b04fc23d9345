import type { Coach } from '@session-booking/sdk/contract';
import { html, nothing } from 'lit';
import { farTime, hoursAndMinutes, minutesAhead } from '../calendar/far-clock.ts';
import { languageNames } from '../calendar/language-names.ts';
import { placeOf } from '../calendar/time-zone.ts';
import { detailIcons } from '../styles/detail-icons.ts';
import { icons } from '../styles/icons.ts';
import { styles } from './booking-coach-card.styles.ts';
import { DetailElement } from './detail-element.ts';

const MINUTE_MS = 60_000;

/**
 * Shows what there is to know of a coach beyond his face and name: languages, what his clock says now, and who he is.
 * In a narrow card it is one button that opens the rest.
 */
export class BookingCoachCard extends DetailElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      coach: { attribute: false },
      timeZone: { attribute: false },
      isBrief: { type: Boolean, reflect: true, attribute: 'brief' },
      isOpen: { state: true, attribute: false },
      isUnfolded: { state: true, attribute: false },
    };
  }

  /** Null shows the skeleton. */
  declare coach: Coach | null;
  /** The zone that times are shown in. */
  declare timeZone: string;
  /** Leaves it out of a narrow card, where something else needs the room. */
  declare isBrief: boolean;
  declare isOpen: boolean;
  declare isUnfolded: boolean;
  #tick: ReturnType<typeof setTimeout> | undefined;
  readonly #observer = new ResizeObserver(() => {
    this.#measure();
  });

  constructor() {
    super();
    this.isBrief = false;
    this.isOpen = false;
    this.isUnfolded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    clearTimeout(this.#tick);
  }

  protected override updated(): void {
    this.#measure();
  }

  protected override render() {
    return this.coach ? this.#card(this.coach) : this.#skeleton();
  }

  #skeleton() {
    return html`<div class="facts loading" aria-hidden="true">
      ${[1, 2, 3, 4, 5].map(() => html`<span class="skeleton line"></span>`)}
    </div>`;
  }

  #card(coach: Coach) {
    const { messages } = this.localization;
    return html`<button
        class="quiet-button about"
        type="button"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls="facts"
        @click=${() => {
          this.isOpen = !this.isOpen;
        }}
      >
        ${messages.aboutCoach(coach.name)} ${detailIcons.open}
      </button>
      <div id="facts" class="facts" part="coach-facts">
        <ul role="list">
          ${this.#languages(coach)}
          <li class="tabular">${icons.clock}<span>${this.#localTime(coach)}</span></li>
        </ul>
        ${coach.bio ? this.#bio(coach) : nothing}
      </div>`;
  }

  #languages({ languages }: Coach) {
    const { messages, formats } = this.localization;
    if (languages.length === 0) return nothing;
    return html`<li>
      ${detailIcons.speech}<span>${messages.speaks(languageNames(formats.locale, languages))}</span>
    </li>`;
  }

  #localTime({ timeZone }: Coach): string {
    const { messages, formats } = this.localization;
    const now = Date.now();
    const time = farTime(formats, now, timeZone, this.timeZone);
    return messages.localTime(time, placeOf(timeZone), this.#difference(timeZone, now));
  }

  #difference(timeZone: string, now: number): string {
    const { messages, formats } = this.localization;
    const ahead = minutesAhead(timeZone, this.timeZone, now);
    if (ahead === 0) return messages.sameTime;
    const distance = hoursAndMinutes(formats.locale, Math.abs(ahead));
    return ahead > 0 ? messages.ahead(distance) : messages.behind(distance);
  }

  #bio({ bio }: Coach) {
    const { messages } = this.localization;
    return html`<p id="bio" class="bio ${this.isUnfolded ? '' : 'folded'}" dir="auto">${bio}</p>
      <button
        class="quiet-button more"
        type="button"
        aria-expanded=${this.isUnfolded ? 'true' : 'false'}
        aria-controls="bio"
        @click=${() => {
          this.isUnfolded = !this.isUnfolded;
        }}
      >
        ${this.isUnfolded ? messages.readLess : messages.readMore}
      </button>`;
  }

  /** Offers to read more where the folded text hides some of itself; settled before anything is seen. */
  #measure(): void {
    const bio = this.renderRoot.querySelector('.bio.folded');
    const more = this.renderRoot.querySelector<HTMLElement>('.more');
    if (bio && more) more.hidden = bio.scrollHeight <= bio.clientHeight + 1;
  }

  /** Writes the time anew each time a minute begins. */
  #follow(): void {
    this.#tick = setTimeout(
      () => {
        this.requestUpdate();
        this.#follow();
      },
      MINUTE_MS - (Date.now() % MINUTE_MS),
    );
  }
}
