import { html, type LitElement, type PropertyValues } from 'lit';
import { announcementOf } from './announcements.ts';
import { BookingSettings } from './booking-settings.ts';
import { browserTimeZone, isTimeZone } from './calendar/time-zone.ts';
import { AvailabilityController } from './controllers/availability-controller.ts';
import { BookingController } from './controllers/booking-controller.ts';
import { BookingStore } from './controllers/booking-store.ts';
import { CalendarFileController } from './controllers/calendar-file-controller.ts';
import { connect, connectionBy, type Connection } from './controllers/connection.ts';
import { LocaleController } from './controllers/locale-controller.ts';
import { defineElements } from './elements/define-elements.ts';
import { RequestEvent } from './elements/request-event.ts';
import {
  AvailabilityLoadedEvent,
  BookingFailedEvent,
  BookingSubmittedEvent,
  SessionBookedEvent,
  SlotSelectedEvent,
} from './events.ts';
import { focusAfter } from './focus.ts';
import { LazyViews } from './lazy-views.ts';
import { isLanguageTag } from './locale/localization.ts';
import type { FatalAttribute } from './locale/messages.ts';
import { pageDefaults } from './page-defaults.ts';
import { answer } from './requests.ts';
import { styles } from './session-booking.styles.ts';
import type { BookingState } from './state/booking-state.ts';
import { monthStatus } from './state/select.ts';
import { renderContent } from './views.ts';
import { warnOnce } from './warnings.ts';

const fatalAttributes: readonly FatalAttribute[] = ['api-url', 'duration-minutes'];

/**
 * Lets a visitor book a session with a coach: who and what, when, your details, done.
 *
 * @tag session-booking
 */
export class SessionBooking extends BookingSettings {
  static override styles = styles;

  readonly #store = new BookingStore(this, Date.now(), browserTimeZone());
  readonly #locale = new LocaleController(
    this,
    () => (this.locale && isLanguageTag(this.locale) ? this.locale : null),
    () => {
      warnOnce('The texts of this language could not be loaded; English is shown.');
    },
  );
  readonly #views = new LazyViews(this);
  readonly #connection = () => this.#line;
  readonly #availability = new AvailabilityController(this, {
    store: this.#store,
    connection: this.#connection,
    onLoaded: (availability) => this.dispatchEvent(new AvailabilityLoadedEvent(availability)),
  });
  readonly #booking = new BookingController(this, {
    store: this.#store,
    connection: this.#connection,
    titleFor: (coach) => this.#locale.current.messages.sessionWith(coach),
    onSubmitted: () => this.#tellSlot(BookingSubmittedEvent),
    onBooked: (session) => {
      this.dispatchEvent(new SessionBookedEvent(session));
      this.onSuccess?.(session);
    },
    onFailed: ({ code, detail: message, alternatives }, error) => {
      const failed = { code, message, alternatives, error };
      this.dispatchEvent(new BookingFailedEvent(failed));
      this.onError?.(failed);
    },
  });
  readonly #calendarFile = new CalendarFileController(this, this.#store, this.#connection);
  #line: Connection | null = null;
  #wrongAttribute: { attribute: FatalAttribute; value: string } | null = null;
  #drawn: BookingState = this.#store.state;
  #hasFocus = false;
  #announcement = '';

  constructor() {
    super();
    defineElements();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A page that moves the element takes it out and puts it back in one go; nothing should be lost by that.
    queueMicrotask(() => {
      if (!this.isConnected) this.#availability.abort();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hasFocus ||= this.matches(':focus-within');
    const problems = this.checkSettings();
    this.#wrongAttribute = null;
    for (const attribute of fatalAttributes) {
      const wrong = problems.find((problem) => problem.attribute === attribute);
      if (wrong) this.#wrongAttribute = { attribute, value: wrong.value };
    }
    if (!this.hasUpdated || connecting.some((name) => changed.has(name))) this.#reconnect();
    if (!this.hasUpdated || wishing.some((name) => changed.has(name))) this.#wish(changed);
  }

  protected override render() {
    const { current: words, direction, isReady } = this.#locale;
    const { state } = this.#store;
    return html`<section
      class="card"
      part="card"
      lang=${words.locale}
      dir=${direction}
      data-step=${state.step}
      aria-label=${words.messages.bookASession}
      @session-booking-request=${this.#onRequest}
    >
      ${renderContent({
        state,
        words,
        isReady,
        wrongAttribute: this.#wrongAttribute,
        missing: this.#views.failure,
        calendarFile: this.#calendarFile.status,
      })}
      <p class="hidden-text" aria-live="polite">${this.#announcement}</p>
    </section>`;
  }

  protected override updated(): void {
    const { state } = this.#store;
    const before = this.#drawn;
    this.#drawn = state;
    void this.#views.need(state);
    if (before === state) return;
    if (monthStatus(state) !== 'unknown' && monthStatus(before) === 'unknown') this.#lookAhead();
    this.#announce(before, state);
    const target = this.#hasFocus ? focusAfter(before, state) : null;
    this.#hasFocus = false;
    if (target !== null) void this.#focusOn(target);
  }

  #reconnect(): void {
    const { client, token, remember } = this;
    const apiUrl = this.apiUrl ?? pageDefaults.apiUrl ?? location.origin;
    const fetch = pageDefaults.fetch ?? undefined;
    if (this.#wrongAttribute) this.#line = null;
    else if (client) this.#line = connectionBy(client);
    else this.#line = connect({ apiUrl, token, remembers: remember === true, ...(fetch && { fetch }) });
    if (this.hasUpdated) this.#store.dispatch({ type: 'reset' });
  }

  #wish(changed: PropertyValues<this>): void {
    const isNewZone = changed.has('timeZone') && this.timeZone !== null;
    const timeZone = isNewZone && this.timeZone && isTimeZone(this.timeZone) ? this.timeZone : null;
    this.#store.dispatch({ type: 'wished', wish: this.wish, timeZone });
  }

  readonly #onRequest = (event: Event) => {
    if (!(event instanceof RequestEvent)) return;
    event.stopPropagation();
    this.#hasFocus = true;
    const { slot } = this.#store.state;
    answer(event.request, {
      store: this.#store,
      availability: this.#availability,
      booking: this.#booking,
      calendarFile: this.#calendarFile,
      views: this.#views,
    });
    const isChosen = event.request.type === 'choose-slot' && this.#store.state.slot !== slot;
    if (isChosen) this.#tellSlot(SlotSelectedEvent);
  };

  #tellSlot(Event: typeof SlotSelectedEvent | typeof BookingSubmittedEvent): void {
    const { slot, offer, coachId, timeZone } = this.#store.state;
    if (!slot || !offer || coachId === null) return;
    const { startsAt, endsAt } = slot;
    const { sessionType, durationMinutes } = offer;
    const what = { coachId, sessionTypeId: sessionType?.id ?? null, durationMinutes };
    this.dispatchEvent(new Event({ ...what, startsAt, endsAt, timeZone }));
  }

  /** Loads what the visitor is likely to need next, once the first times are on the screen. */
  #lookAhead(): void {
    const look = () => {
      void this.#views.prefetch();
      void this.#availability.prefetch();
    };
    if ('requestIdleCallback' in window) requestIdleCallback(look, { timeout: 2000 });
    else setTimeout(look, 200);
  }

  #announce(before: BookingState, now: BookingState): void {
    const text = announcementOf(before, now, this.#locale.current);
    if (text === null || text === this.#announcement) return;
    this.#announcement = text;
    this.requestUpdate();
  }

  async #focusOn(selector: string): Promise<void> {
    await this.#views.need(this.#store.state);
    await this.updateComplete;
    const target = this.renderRoot.querySelector<LitElement>(selector);
    await target?.updateComplete;
    target?.focus();
  }
}

const connecting = ['client', 'apiUrl', 'token', 'remember'] as const;
const wishing = [
  'coachId',
  'sessionType',
  'durationMinutes',
  'clientName',
  'clientEmail',
  'token',
  'client',
  'timeZone',
] as const;

declare global {
  interface HTMLElementTagNameMap {
    'session-booking': SessionBooking;
  }
}
