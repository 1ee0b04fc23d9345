import { html, nothing, type PropertyValues } from 'lit';
import { monthGrid, weekdays } from '../calendar/month-grid.ts';
import { addMonths, firstOf, monthOf, type PlainDate, type PlainMonth } from '../calendar/plain-date.ts';
import { icons } from '../styles/icons.ts';
import { styles } from './booking-calendar.styles.ts';
import { dateAfterKey, type DateKey } from './date-keys.ts';
import { BookingElement } from './booking-element.ts';

/** Says how many starts are free on each date; dates without an entry have none. */
export type FreeCounts = ReadonlyMap<PlainDate, { readonly length: number }>;

/** Says of a day what the number of its times does not. */
export interface DayNote {
  /** Follows the number of times in the day's name. */
  readonly text: string;
  /** True when the day is almost full. */
  readonly isFew: boolean;
}

/** Knows more of days than how many times they have. */
export interface DayDetail {
  noteOf(date: PlainDate): DayNote | null;
}

/**
 * Shows one month as a grid of days, by the date-grid pattern of the ARIA Authoring Practices: one day is in the tab
 * order, arrows, Home, End, PageUp and PageDown move it, with Shift by a year.
 */
export class BookingCalendar extends BookingElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      month: { attribute: false },
      bounds: { attribute: false },
      days: { attribute: false },
      selected: { attribute: false },
      today: { attribute: false },
      status: { attribute: false },
      detail: { attribute: false },
      focusDate: { state: true, attribute: false },
      shown: { state: true, attribute: false },
    };
  }

  /** The month to show; null shows its skeleton. */
  declare month: PlainMonth | null;
  declare bounds: { first: PlainMonth; last: PlainMonth };
  declare days: FreeCounts;
  declare selected: PlainDate | null;
  declare today: PlainDate;
  /** How much of the month is known. */
  declare status: 'unknown' | 'partial' | 'complete';
  /** Says more of days; one without times that it says something of can be pressed, to read why. */
  declare detail: DayDetail | null;
  declare focusDate: PlainDate | null;
  /** The month a press has led to, until the widget says which it is. */
  declare shown: PlainMonth | null;

  constructor() {
    super();
    this.month = null;
    this.days = new Map();
    this.selected = null;
    this.status = 'unknown';
    this.focusDate = null;
    this.detail = null;
  }

  /** Moves focus to the day that is in the tab order. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whenever the widget draws, these are new ones.
    if (changed.has('bounds')) this.shown = this.month;
  }

  protected override render() {
    const { shown: month, localization } = this;
    const { messages, formats } = localization;
    return html`
      <div class="header" part="calendar-header">
        <h3 id="month" class="tabular" role=${month ? nothing : 'none'}>
          ${month ? formats.month(month) : html`<span class="skeleton name" aria-hidden="true"></span>`}
        </h3>
        ${this.#monthButton(-1, messages.previousMonth)} ${this.#monthButton(1, messages.nextMonth)}
      </div>
      ${this.#grid(month ?? monthOf(this.today), month !== null)}
      <slot></slot>
    `;
  }

  #monthButton(step: 1 | -1, name: string) {
    const { shown, bounds } = this;
    const target = shown && addMonths(shown, step);
    const leads = target && target >= bounds.first && target <= bounds.last;
    return html`<button
      class="quiet-button month-button"
      part="month-button"
      type="button"
      aria-label=${name}
      aria-disabled=${leads ? nothing : 'true'}
      @click=${() => leads && this.#turnTo(target)}
      @pointerenter=${step === 1 ? this.#prefetch : nothing}
      @focus=${step === 1 ? this.#prefetch : nothing}
    >
      ${step === 1 ? icons.next : icons.previous}
    </button>`;
  }

  readonly #prefetch = () => {
    this.request({ type: 'prefetch' });
  };

  #grid(month: PlainMonth, isKnown: boolean) {
    const { formats, firstWeekday } = this.localization;
    const tabbable = this.#tabbableDate(month);
    // Where short names are whole words, seven of them do not fit side by side.
    const width = formats.weekday(3, 'short').length > 4 ? 'narrow' : 'short';
    return html`<table
      role="grid"
      part="month"
      aria-labelledby=${isKnown ? 'month' : nothing}
      aria-label=${isKnown ? nothing : this.localization.messages.loading}
      aria-busy=${this.status === 'unknown' ? 'true' : 'false'}
      @keydown=${this.#onKeydown}
    >
      <thead>
        <tr>
          ${weekdays(firstWeekday).map(
            (day) =>
              html`<th scope="col" abbr=${formats.weekday(day, 'long')}>${formats.weekday(day, width)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${monthGrid(month, firstWeekday).map(
          (week) =>
            html`<tr>
              ${week.map((date) => (isKnown ? this.#cell(date, tabbable) : this.#placeholder(date)))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #placeholder(date: PlainDate | null) {
    return html`<td role="gridcell">${date && html`<span class="skeleton day"></span>`}</td>`;
  }

  #cell(date: PlainDate | null, tabbable: PlainDate) {
    if (!date) return html`<td role="gridcell"></td>`;
    const isSelected = date === this.selected;
    return html`<td role="gridcell" aria-selected=${isSelected ? 'true' : 'false'}>
      ${this.#dayButton(date, isSelected, date === tabbable)}
    </td>`;
  }

  #dayButton(date: PlainDate, isSelected: boolean, isTabbable: boolean) {
    const { messages, formats } = this.localization;
    const count = this.days.get(date)?.length ?? 0;
    const name = messages.day(formats.weekdayOf(date), formats.date(date));
    const isOpen = count > 0;
    const note = this.detail?.noteOf(date);
    const times = messages.dayTimes(name, count);
    return html`<button
      class="day"
      part="day ${isOpen ? 'day-free' : 'day-none'} ${isSelected ? 'day-selected' : ''}"
      type="button"
      data-date=${date}
      data-free=${isOpen ? '' : nothing}
      data-few=${note?.isFew ? '' : nothing}
      tabindex=${isTabbable ? '0' : '-1'}
      aria-label=${isOpen || this.status !== 'unknown' ? (note ? `${times}, ${note.text}` : times) : name}
      aria-disabled=${isOpen || note ? nothing : 'true'}
      aria-current=${date === this.today ? 'date' : nothing}
      @click=${() => {
        this.#choose(date);
      }}
    >
      ${formats.dayNumber(date)}
    </button>`;
  }

  #choose(date: PlainDate): void {
    this.focusDate = date;
    if (this.days.get(date)?.length || this.detail?.noteOf(date))
      this.request({ type: 'choose-day', day: date });
  }

  /** Finds the one day in the tab order: where the keys led, else the chosen day, today, the first free one. */
  #tabbableDate(month: PlainMonth): PlainDate {
    const wanted = [this.focusDate, this.selected, this.today];
    return wanted.find((date) => date && monthOf(date) === month) ?? firstOf(month);
  }

  #onKeydown(event: KeyboardEvent): void {
    const from = event.target instanceof HTMLElement ? event.target.dataset['date'] : undefined;
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const isRightToLeft = getComputedStyle(this).direction === 'rtl';
    const key: DateKey = { key: event.key, shift: event.shiftKey, isRightToLeft };
    const target = dateAfterKey(from, key, this.localization.firstWeekday);
    if (target === null) return;
    event.preventDefault();
    const month = monthOf(target);
    if (month < this.bounds.first || month > this.bounds.last) return;
    this.focusDate = target;
    if (month !== this.shown) this.#turnTo(month);
    void this.updateComplete.then(() => {
      this.focus();
    });
  }

  /** Turns at once: what answers may still be on its way, and the next press counts from here. */
  #turnTo(month: PlainMonth): void {
    this.shown = month;
    this.request({ type: 'show-month', month });
  }
}
