import type { Slot } from '@session-booking/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { PlainDate, PlainMonth } from '../calendar/plain-date.ts';
import { hourIn, placeOf } from '../calendar/time-zone.ts';
import { isBookable } from '../state/calendar-data.ts';
import { isComplete } from '../locale/localization.ts';
import { BookingElement } from './booking-element.ts';
import { styles } from './booking-slot-list.styles.ts';

const PERIODS = ['morning', 'afternoon', 'evening'] as const;

/** Knows of the times of the shown day that are not simply free. */
export interface SlotDetail {
  drawSlot(slot: Slot, time: string): TemplateResult;
  /** Finds the time that had the focus, by the path of that, where the time is drawn in another way now. */
  timeAgain(path: readonly HTMLElement[]): HTMLElement | undefined;
  /** Says why none of them is free; null when one is, or nobody knows. */
  whyNone(): string | null;
  /** Finds the start of the first free time after the day. */
  nextFree(): string | null;
}

/** Shows the free times of one day, or what to do when it has none. */
export class BookingSlotList extends BookingElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      day: { attribute: false },
      month: { attribute: false },
      slots: { attribute: false },
      chosen: { attribute: false },
      timeZone: { attribute: false },
      nextFree: { attribute: false },
      status: { attribute: false },
      detail: { attribute: false },
      canChooseCoach: { attribute: false },
    };
  }

  declare day: PlainDate | null;
  declare month: PlainMonth;
  declare slots: readonly Slot[];
  /** Start of the time that is chosen already. */
  declare chosen: string | null;
  declare timeZone: string;
  /** Start of the first free time elsewhere, when this day or month has none. */
  declare nextFree: string | null;
  /** `none` when nothing is free at all. */
  declare status: 'unknown' | 'known' | 'none';
  declare canChooseCoach: boolean;
  /** Knows of times that are not simply free; there are none without it. */
  declare detail: SlotDetail | null;

  constructor() {
    super();
    this.day = null;
    this.slots = [];
    this.chosen = null;
    this.nextFree = null;
    this.status = 'unknown';
    this.canChooseCoach = false;
    this.detail = null;
  }

  /** Moves focus to the chosen time, else to the first one, else to the way out. */
  override focus(): void {
    const { renderRoot } = this;
    const target = renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]');
    (target ?? renderRoot.querySelector<HTMLElement>('button, booking-no-times'))?.focus();
  }

  protected override render() {
    if (this.status === 'unknown') return this.#skeleton();
    return this.slots.length > 0 || this.#reason ? this.#times() : this.#none();
  }

  #skeleton() {
    return html`
      <div class="heading" aria-hidden="true">
        <span class="skeleton line"></span>
        <span class="skeleton line short"></span>
      </div>
      <div class="times" aria-hidden="true">
        ${Array.from({ length: 8 }, () => html`<span class="skeleton time"></span>`)}
      </div>
    `;
  }

  #none() {
    const { localization } = this;
    if (!isComplete(localization)) return nothing;
    return html`<booking-no-times
      .localization=${localization}
      .day=${this.day}
      .month=${this.month}
      .timeZone=${this.timeZone}
      .nextFree=${this.detail?.nextFree() ?? this.nextFree}
      .isFullyBooked=${this.status === 'none'}
      .canChooseCoach=${this.canChooseCoach}
      .reason=${this.#reason}
    ></booking-no-times>`;
  }

  #times() {
    const { localization, day, slots } = this;
    const { messages, formats } = localization;
    return html`
      <div class="heading">
        <h3>${day && formats.weekdayDate(day)}</h3>
        ${slots.length > 0 ? this.#zoneLine() : nothing}
      </div>
      ${slots.some(isBookable) ? nothing : this.#none()}
      <div role="group" part="times" aria-label=${messages.availableTimes} ?hidden=${slots.length === 0}>
        ${slots.length > 6 ? this.#byPeriod() : this.#buttons(slots)}
      </div>
    `;
  }

  get #reason(): string | null | undefined {
    return this.detail?.whyNone();
  }

  #zoneLine() {
    const { messages, formats } = this.localization;
    const at = Date.parse(this.slots[0]?.startsAt ?? '');
    const zone = `${placeOf(this.timeZone)} (${formats.offset(at, this.timeZone)})`;
    return html`<p class="quiet tabular">${messages.timesIn(zone)}</p>`;
  }

  #byPeriod() {
    const { messages } = this.localization;
    return PERIODS.map((period) => {
      const slots = this.slots.filter(
        (slot) => periodOf(Date.parse(slot.startsAt), this.timeZone) === period,
      );
      return slots.length > 0
        ? html`<p class="period quiet">${messages[period]}</p>
            ${this.#buttons(slots)}`
        : nothing;
    });
  }

  #buttons(slots: readonly Slot[]) {
    return html`<div class="times">${slots.map((slot) => this.#button(slot))}</div>`;
  }

  #button(slot: Slot) {
    const isChosen = slot.startsAt === this.chosen;
    if (slot.status !== 'available' && !isChosen && this.detail) {
      return this.detail.drawSlot(slot, this.#timeOf(slot));
    }
    return html`<button
      class="button time"
      part="time ${isChosen ? 'time-chosen' : ''}"
      type="button"
      aria-pressed=${isChosen ? 'true' : nothing}
      @click=${() => {
        this.request({ type: 'choose-slot', slot });
      }}
    >
      ${this.#timeOf(slot)}
    </button>`;
  }

  /** Writes a start, with its zone's name where a clock change gives the day the same time twice. */
  #timeOf(slot: Slot): string {
    const { formats } = this.localization;
    const time = (each: Slot) => formats.time(Date.parse(each.startsAt), this.timeZone);
    const isTwice = this.slots.filter((each) => time(each) === time(slot)).length > 1;
    return isTwice ? formats.zonedTime(Date.parse(slot.startsAt), this.timeZone) : time(slot);
  }
}

function periodOf(at: number, timeZone: string): (typeof PERIODS)[number] {
  const hour = hourIn(timeZone, at);
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
