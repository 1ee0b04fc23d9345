import type { Slot } from '@session-booking/sdk/contract';
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { PlainDate } from './calendar/plain-date.ts';
import { BookingCoachCard } from './elements/booking-coach-card.ts';
import { BookingMonthNotes } from './elements/booking-month-notes.ts';
import { BookingSlotStatus, slotStatusParts } from './elements/booking-slot-status.ts';
import { defineElement } from './elements/define-element.ts';
import type { DayDetail, DayNote } from './elements/booking-calendar.ts';
import type { SlotDetail } from './elements/booking-slot-list.ts';
import { messages as english } from './locale/detail-en.ts';
import type { DetailMessages } from './locale/detail-messages.ts';
import { loadDetailMessages, withDetail, type DetailTexts } from './locale/detail-texts.ts';
import type { Localization } from './locale/localization.ts';
import type { Stage } from './stage.ts';
import { dayStatus } from './state/day-status.ts';
import { firstFree, firstFreeAfter } from './state/first-free.ts';
import { chosenCoach, shownDay } from './state/select.ts';
import { timeAgain } from './time-again.ts';
import { warnOnce } from './warnings.ts';

/**
 * Is everything that shows how free days and times are and who the coach is, in one chunk: loaded with the first view
 * where the widget shows it, and never elsewhere. One is made for each widget.
 */
export class DetailAct implements ReactiveController, DayDetail, SlotDetail {
  readonly timeAgain = timeAgain;
  readonly #host: ReactiveControllerHost;
  readonly #stage: Stage;
  #wanted: string | null = null;
  #texts: { readonly locale: string; readonly messages: DetailMessages } | null = null;
  #known: { readonly from: Localization; readonly words: Localization<DetailTexts> } | null = null;

  constructor(host: ReactiveControllerHost, stage: Stage) {
    defineElement('booking-coach-card', BookingCoachCard);
    defineElement('booking-month-notes', BookingMonthNotes);
    defineElement('booking-slot-status', BookingSlotStatus);
    this.#host = host;
    this.#stage = stage;
    host.addController(this);
  }

  hostUpdate(): void {
    const { locale } = this.#stage.localization();
    if (locale === this.#wanted || !this.#stage.isReady()) return;
    this.#wanted = locale;
    void this.#load(locale);
  }

  /** Tells whether its texts are here; until then nothing of it shows. */
  get isReady(): boolean {
    return this.#texts?.locale === this.#stage.localization().locale;
  }

  /** Draws what there is to know of the coach. */
  coachCard(): TemplateResult {
    const { state } = this.#stage.store;
    return html`<booking-coach-card
      exportparts="coach-facts"
      .localization=${this.#words}
      .coach=${this.#stage.isReady() ? chosenCoach(state) : null}
      .timeZone=${state.timeZone}
      .isBrief=${state.step === 'form' || state.step === 'booked'}
    ></booking-coach-card>`;
  }

  /** Draws what stands below the month. */
  monthNotes(): TemplateResult {
    const { state } = this.#stage.store;
    return html`<booking-month-notes
      exportparts="legend,first-free"
      .localization=${this.#words}
      .firstFree=${firstFree(state)}
      .timeZone=${state.timeZone}
    ></booking-month-notes>`;
  }

  /** Says of a day what the number of its times does not; null when there is nothing more. */
  noteOf(date: PlainDate): DayNote | null {
    const status = dayStatus(this.#stage.store.state, date);
    const { dayReasons, fewLeft } = this.#words.messages;
    if (status === null || status === 'free') return null;
    return status === 'few' ? { text: fewLeft, isFew: true } : { text: dayReasons[status], isFew: false };
  }

  /** Draws a time that is not simply free. */
  drawSlot(slot: Slot, time: string): TemplateResult {
    return html`<booking-slot-status
      exportparts=${slotStatusParts}
      .localization=${this.#words}
      .shown=${slot}
      .time=${time}
    ></booking-slot-status>`;
  }

  /** Says why the shown day has no free time; null when it has, or nobody knows. */
  whyNone(): string | null {
    const { state } = this.#stage.store;
    const day = shownDay(state);
    const status = day && dayStatus(state, day);
    if (!status || status === 'free' || status === 'few') return null;
    return this.#words.messages.whyNone[status](chosenCoach(state)?.name ?? '');
  }

  /** Finds the start of the first free time after the shown day; null when it is not known yet. */
  nextFree(): string | null {
    const { state } = this.#stage.store;
    const day = shownDay(state);
    return day && firstFreeAfter(state, day);
  }

  get #words(): Localization<DetailTexts> {
    const from = this.#stage.localization();
    if (this.#known?.from !== from) {
      this.#known = { from, words: withDetail(from, this.#texts?.messages ?? english) };
    }
    return this.#known.words;
  }

  async #load(locale: string): Promise<void> {
    let messages = english;
    try {
      messages = await loadDetailMessages(locale);
    } catch {
      warnOnce('The texts of this language could not be loaded; English is shown.');
    }
    if (this.#wanted !== locale) return;
    this.#texts = { locale, messages };
    this.#known = null;
    this.#host.requestUpdate();
  }
}
