import { html, type PropertyValues } from 'lit';
import { isMinutes, isWebAddress } from './attributes.ts';
import { BookingSettings } from './booking-settings.ts';
import { browserTimeZone, isTimeZone } from './calendar/time-zone.ts';
import { AvailabilityController } from './controllers/availability-controller.ts';
import { BookingStore } from './controllers/booking-store.ts';
import { connect, connectionBy, type Connection } from './controllers/connection.ts';
import { LocaleController } from './controllers/locale-controller.ts';
import { defineElements } from './elements/define-elements.ts';
import { RequestEvent } from './elements/request-event.ts';
import { AvailabilityLoadedEvent } from './events.ts';
import { LazyParts } from './lazy-parts.ts';
import { isLanguageTag } from './locale/localization.ts';
import { apiAddress, pageDefaults } from './page-defaults.ts';
import { styles } from './session-booking.styles.ts';
import { isInTrouble, renderContent } from './views.ts';
import { warnOnce } from './warnings.ts';

/**
 * Lets a visitor book a session with a coach: who and what, when, your details, done.
 *
 * @tag session-booking
 * @tagname session-booking
 *
 * @fires slot-selected - The visitor chose a time.
 * @fires slot-held - The server keeps the chosen time for the visitor, for five minutes.
 * @fires booking-submitted - The form was sent; the server has not answered yet.
 * @fires session-booked - The server has booked the session.
 * @fires booking-failed - A booking was refused or got lost; what was typed is kept.
 * @fires load-failed - Coaches, times or the session to be shown did not come.
 * @fires availability-loaded - Times have arrived for what is shown.
 * @fires connection-changed - The line that live updates come over was made, lost, or replaced by polling.
 * @fires session-started - The server has started the session that is shown.
 * @fires session-completed - The server has completed it.
 * @fires session-cancelled - The server has cancelled it, or recorded that the client did not come.
 * @fires session-rescheduled - The server has moved it to another time.
 *
 * @csspart card - The card around everything.
 * @csspart who - Who and what is booked.
 * @csspart when - The month and the times.
 * @csspart you - The form, then the outcome.
 * @csspart coach - The coach's face, name and headline.
 * @csspart coach-facts - The coach's languages, local time and life.
 * @csspart session-types - The choice of session types.
 * @csspart month - The grid of days.
 * @csspart month-button - The buttons to the previous and next month.
 * @csspart day - A day; also `day-free`, `day-none` and `day-selected`.
 * @csspart legend - What the marks in the grid of days mean.
 * @csspart first-free - The button that leads to the first free time.
 * @csspart times - The list of times.
 * @csspart time - A time; also `time-chosen`.
 * @csspart time-status - A time that is not simply free; also `time-held`, `time-held-by-you` and `time-taken`.
 * @csspart hold - How long the chosen time is kept.
 * @csspart hold-longer - The button that keeps it longer.
 * @csspart connection - Whether the line is live.
 * @csspart form - The form.
 * @csspart field - A label with its field.
 * @csspart input - A field of the form.
 * @csspart submit - The button that books.
 * @csspart back - The button that leads back.
 * @csspart details - What was booked.
 * @csspart add-to-calendar - The button that saves the calendar file.
 * @csspart manage - The link to change or cancel what was booked.
 * @csspart book-another - The button that begins anew.
 * @csspart session-status - Where the session that is shown is in its life.
 * @csspart session-time - When it is.
 * @csspart policy - What cancelling it costs.
 * @csspart action - A button that does something with it; also `start`, `complete`, `cancel`, `reschedule`, `feedback` and `no-show`.
 * @csspart client - Whom the session is for, as coaches see it.
 * @csspart panel - What is open beneath it, a form.
 * @csspart close - The button that closes it.
 * @csspart outcome - What came of it.
 *
 * @cssprop [--session-booking-accent] - Colour of what is chosen and of the main button.
 * @cssprop [--session-booking-on-accent] - Text on the accent; black or white by its lightness when left out.
 * @cssprop [--session-booking-neutral] - Colour that surfaces, borders and texts are made from.
 * @cssprop [--session-booking-surface] - Background of the card.
 * @cssprop [--session-booking-raised] - Background of what stands out from the card.
 * @cssprop [--session-booking-text] - Colour of text.
 * @cssprop [--session-booking-quiet-text] - Colour of less important text.
 * @cssprop [--session-booking-radius=10px] - Corners of the card.
 * @cssprop [--session-booking-control-radius=8px] - Corners of buttons and fields.
 * @cssprop [--session-booking-shadow] - Shadow of the card.
 * @cssprop [--session-booking-font-size=15px] - Size of text; the font itself is the page's.
 */
export class SessionBooking extends BookingSettings {
  static override styles = styles;

  readonly #store = new BookingStore(this, Date.now(), browserTimeZone());
  readonly #connection = () => (this.#isAskable ? this.#line : null);
  readonly #locale: LocaleController = new LocaleController(this, {
    wish: () => (this.locale && isLanguageTag(this.locale) ? this.locale : null),
    onFailed: () => {
      warnOnce('The texts of this language could not be loaded; English is shown.');
    },
  });
  readonly #availability: AvailabilityController = new AvailabilityController(this, {
    store: this.#store,
    connection: this.#connection,
    onLoaded: (availability) => this.dispatchEvent(new AvailabilityLoadedEvent(availability)),
    onFailed: (error, isStillAsked) => {
      this.#parts.do((act) => isStillAsked() && act.tellFailure(error));
    },
  });
  readonly #parts: LazyParts = new LazyParts(this, {
    store: this.#store,
    connection: this.#connection,
    line: () => this.#line,
    localization: () => this.#locale.current,
    isReady: () => this.#locale.isReady,
  });
  #line: Connection | null = null;
  #hasLookedAhead = false;
  #isAway = false;

  constructor() {
    super();
    defineElements();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#isAway) this.#availability.resume();
    this.#isAway = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A page that moves the element takes it out and puts it back in one go; that interrupts nothing.
    queueMicrotask(() => {
      this.#isAway = !this.isConnected;
      if (this.#isAway) this.#availability.pause();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || connecting.some((name) => changed.has(name))) this.#reconnect();
    this.#wish(changed.has('timeZone'));
  }

  protected override render() {
    const { current, direction, isReady } = this.#locale;
    const { act } = this.#parts;
    const { state } = this.#store;
    // Once the second act is there, its words are complete.
    const words = act?.words ?? current;
    return html`<section
      class="card"
      part="card"
      lang=${words.locale}
      dir=${direction}
      data-step=${state.step}
      ?data-line=${state.wish.features.connectionStatus}
      aria-label=${this.ariaLabel ?? words.messages.bookASession}
      @session-booking-request=${this.#onRequest}
    >
      ${renderContent({ state, words, isReady, isAskable: this.#isAskable, parts: this.#parts })}
      ${act?.line()}
      <p class="hidden-text" aria-live="polite"></p>
    </section>`;
  }

  protected override updated(): void {
    const { state } = this.#store;
    if (!this.existingSessionId) void this.#parts.need(state);
    if (isInTrouble({ state, isAskable: this.#isAskable })) void this.#parts.loadAct();
    if (state.coaches !== null && !this.#hasLookedAhead) this.#lookAhead();
  }

  /** Tells whether the settings name somebody to ask, and times to ask for. */
  get #isAskable(): boolean {
    const { wish } = this;
    return (
      !this.existingSessionId &&
      this.#line !== null &&
      (wish.durationMinutes === null || isMinutes(wish.durationMinutes))
    );
  }

  #reconnect(): void {
    const { client, remember } = this;
    const token = this.token || null;
    const apiUrl = apiAddress(this.apiUrl);
    if (client) this.#line = connectionBy(client);
    else if (!isWebAddress(apiUrl)) this.#line = null;
    else this.#line = connect({ apiUrl, token, remembers: remember === true, fetch: pageDefaults.fetch });
    if (this.hasUpdated) this.#store.dispatch({ type: 'reset' });
  }

  #wish(isNewZone: boolean): void {
    const zone = this.timeZone ?? '';
    const timeZone = isNewZone ? (isTimeZone(zone) ? zone : browserTimeZone()) : null;
    this.#store.dispatch({ type: 'wished', wish: this.wish, timeZone });
  }

  readonly #onRequest = (event: Event) => {
    if (!(event instanceof RequestEvent)) return;
    event.stopPropagation();
    this.#parts.answer(event.request);
  };

  /** Loads what the visitor is likely to need next, once the first times are on the screen. */
  #lookAhead(): void {
    this.#hasLookedAhead = true;
    const look = () => void this.#parts.lookAhead();
    if ('requestIdleCallback' in window) requestIdleCallback(look, { timeout: 2000 });
    else setTimeout(look, 200);
  }
}

const connecting = ['client', 'apiUrl', 'token', 'remember'] as const;
declare global {
  interface HTMLElementTagNameMap {
    'session-booking': SessionBooking;
  }
}
