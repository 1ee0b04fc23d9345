import { LitElement } from 'lit';
import { focusAfter, homes } from './focus.ts';
import { isNowhere, pathOfFocus } from './focus-path.ts';
import { announcementOf } from './announcements.ts';
import type { BookingSlotList } from './elements/booking-slot-list.ts';
import type { LiveNews } from './live-news.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import { monthStatus } from './state/select.ts';

/** Guides the visitor from one drawing to the next: says what he would not see, and moves focus only where he was in the widget. */
export class Attention {
  readonly #host: LitElement;
  #drawn: BookingState;
  /** What has the focus, and all around it in the widget; kept while that is gone and nothing else has it. */
  #path: readonly HTMLElement[] = [];
  /** What had the focus when the visitor asked for something; undefined once that is drawn, or the focus has moved on. */
  #askedAt: Element | null | undefined;
  #leads = false;
  #moved = Promise.resolve();

  constructor(host: LitElement, state: BookingState) {
    this.#host = host;
    this.#drawn = state;
  }

  /** Hears that the visitor asked for something; `leads` where that stands elsewhere. */
  asked({ leads }: { leads: boolean }): void {
    this.#look();
    this.#askedAt = this.#focused;
    this.#leads = leads;
  }

  /** Looks where focus is, before what has it may go. */
  beforeDrawing(): void {
    this.#look();
    if (this.#focused === this.#askedAt) return;
    this.#askedAt = undefined;
    this.#leads = false;
  }

  /** Follows what is drawn now. */
  drawn(now: BookingState, words: Localization<Messages>, live: LiveNews | null): void {
    const before = this.#drawn;
    if (before === now) return;
    this.#drawn = now;
    this.tell(announcementOf(before, now, words, live));
    this.follow(focusAfter(before, now) ?? this.#ledTo(now));
  }

  /** Moves focus to the element a change leads to, by its tag, unless the visitor is elsewhere on the page. */
  follow(tag: string | null): void {
    const isHere = this.#path.length > 0 || this.#askedAt !== undefined;
    if (!this.#leads) this.#askedAt = undefined;
    if (tag !== null && isHere) this.#moved = this.#focusOn(tag);
  }

  /** Brings focus back to the nearest of what was around it, where the drawing took away what had it. */
  async keep(): Promise<void> {
    const path = this.#path;
    if (path.length === 0) return;
    await this.#host.updateComplete;
    await this.#moved;
    for (const each of path) await drawn(each);
    const time = path.find(isSlotList)?.detail?.timeAgain(path);
    await drawn(time);
    // What others do to a time is no reason to scroll.
    if (this.#isLost) time?.focus({ preventScroll: true });
    for (const each of path) if (this.#isLost) each.focus();
    for (const tag of homes) if (this.#isLost) await this.#focusOn(tag);
    this.#look();
    // Where it waits for what it is led to.
    if (this.#leads) this.#askedAt = this.#focused;
  }

  /** Tells a screen reader what it would not notice by itself. */
  tell(news: string | null): void {
    const region = this.#host.renderRoot.querySelector('[aria-live]');
    if (news !== null && region) region.textContent = news;
  }

  #look(): void {
    const path = pathOfFocus(this.#host);
    if (path.length > 0 || !this.#isLost) this.#path = path;
  }

  get #focused(): Element | null {
    return this.#path[0] ?? document.activeElement;
  }

  /** Tells whether what had the focus is gone. Who has left it himself is not called back: there it still stands. */
  get #isLost(): boolean {
    return this.#path[0]?.isConnected === false && isNowhere();
  }

  /** Moves focus to an element, once it is drawn. */
  async #focusOn(tag: string): Promise<void> {
    await this.#host.updateComplete;
    const target = find(this.#host, tag);
    await target?.updateComplete;
    // Before the focus: where not both fit, what has the focus is in sight.
    if (tag === 'booking-form') await this.#showChosenTime();
    target?.focus();
  }

  /** Brings what the form is about into sight; in a narrow card it stands above it. */
  async #showChosenTime(): Promise<void> {
    const time = find(find(this.#host, 'booking-summary'), 'booking-chosen-time');
    await time?.updateComplete;
    // At once, whatever the page wishes: a scroll on its way would be lost to the focus.
    time?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  /** Finds where a button has led that stands elsewhere, as soon as there is something. */
  #ledTo(state: BookingState): string | null {
    if (!this.#leads || monthStatus(state) === 'unknown') return null;
    this.#leads = false;
    return 'booking-slot-list';
  }
}

function isSlotList(element: HTMLElement): element is BookingSlotList {
  return element.localName === 'booking-slot-list';
}

async function drawn(element: HTMLElement | undefined): Promise<void> {
  if (element instanceof LitElement) await element.updateComplete;
}

function find(within: LitElement | null | undefined, tag: string): LitElement | null {
  return within?.renderRoot.querySelector<LitElement>(tag) ?? null;
}
