import { html, nothing, type PropertyValues } from 'lit';
import { findZones, listZones, type ZoneChoice } from '../calendar/zone-list.ts';
import type { Localization } from '../locale/localization.ts';
import type { Messages } from '../locale/messages.ts';
import { BookingElement } from './booking-element.ts';
import { styles } from './booking-zone-picker.styles.ts';

/** Lets the visitor search the time zones of his browser, by the combobox pattern of the ARIA Authoring Practices. */
export class BookingZonePicker extends BookingElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      timeZone: { attribute: false },
      suggested: { attribute: false },
      at: { attribute: false },
      query: { state: true, attribute: false },
      active: { state: true, attribute: false },
    };
  }

  declare localization: Localization<Messages>;
  declare timeZone: string;
  /** Zones to show first, beside those of the browser and the present choice. */
  declare suggested: readonly string[];
  declare at: number;
  declare query: string;
  declare active: number;
  #zones: readonly ZoneChoice[] = [];
  #found: readonly ZoneChoice[] = [];

  constructor() {
    super();
    this.suggested = [];
    this.query = '';
    this.active = 0;
  }

  /** Moves focus to the search field. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#zones.length === 0 || changed.has('localization') || changed.has('suggested')) {
      this.#zones = listZones(this.localization.formats, this.at, [this.timeZone, ...this.suggested]);
    }
    this.#found = findZones(this.#zones, this.query);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('active')) {
      this.renderRoot.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render() {
    const { messages } = this.localization;
    return html`<div class="panel" part="time-zone-list">
      <input
        role="combobox"
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-label=${messages.searchTimeZones}
        aria-expanded="true"
        aria-controls="zones"
        aria-autocomplete="list"
        aria-activedescendant=${this.#found.length > 0 ? `zone-${this.active}` : nothing}
        placeholder=${messages.searchTimeZones}
        .value=${this.query}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
      />
      <ul id="zones" role="listbox" aria-label=${messages.timeZone} @mousedown=${keepFocus}>
        ${this.#found.map((zone, index) => this.#option(zone, index))}
      </ul>
      <p class=${this.#found.length === 0 ? 'none' : 'hidden-text'} aria-live="polite">
        ${this.query ? messages.timeZonesFound(this.#found.length) : ''}
      </p>
    </div>`;
  }

  #option(zone: ZoneChoice, index: number) {
    // The keys are handled where the focus is: in the search field.
    // eslint-disable-next-line lit-a11y/click-events-have-key-events
    return html`<li
      id="zone-${index}"
      role="option"
      aria-selected=${zone.timeZone === this.timeZone ? 'true' : 'false'}
      data-active=${index === this.active ? '' : nothing}
      @click=${() => {
        this.#choose(zone);
      }}
    >
      <span>${zone.place}</span>
      <span class="quiet tabular">${zone.offset}</span>
    </li>`;
  }

  #choose(zone: ZoneChoice | undefined): void {
    if (zone) this.request({ type: 'choose-zone', timeZone: zone.timeZone });
  }

  readonly #onInput = (event: Event) => {
    this.query = (event.currentTarget as HTMLInputElement).value;
    this.active = 0;
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    const last = this.#found.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.active < last ? this.active + 1 : 0,
      ArrowUp: this.active > 0 ? this.active - 1 : last,
      PageDown: Math.min(last, this.active + 8),
      PageUp: Math.max(0, this.active - 8),
    };
    const target = moves[event.key];
    if (event.key === 'Enter') this.#choose(this.#found[this.active]);
    else if (target === undefined) return;
    else this.active = Math.max(0, target);
    event.preventDefault();
  };
}

/** Keeps the search field focused while the list is used with a mouse. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
