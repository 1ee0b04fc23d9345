import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type * as Advice from './advice.ts';
import { Attention } from './attention.ts';
import { attributeProblems, wrongSetting } from './attribute-check.ts';
import { CardHeight } from './card-height.ts';
import { BookingController } from './controllers/booking-controller.ts';
import { CalendarFileController } from './controllers/calendar-file-controller.ts';
import { failureFrom } from './controllers/failure-from.ts';
import { FreshnessController } from './controllers/freshness-controller.ts';
import { PriceController } from './controllers/price-controller.ts';
import { BookingAvatar } from './elements/booking-avatar.ts';
import { BookingChosenTime } from './elements/booking-chosen-time.ts';
import { BookingConfirmation } from './elements/booking-confirmation.ts';
import { BookingForm } from './elements/booking-form.ts';
import { BookingNoTimes } from './elements/booking-no-times.ts';
import { BookingNotice } from './elements/booking-notice.ts';
import { BookingZone } from './elements/booking-zone.ts';
import { defineElement } from './elements/define-element.ts';
import { attributeText, inEnglish, tellLoadFailed, troubleNotice } from './failure-notice.ts';
import {
  BookingFailedEvent,
  BookingSubmittedEvent,
  SessionBookedEvent,
  slotDetail,
  SlotSelectedEvent,
} from './later-events.ts';
import { bookedView, formView, onward } from './later-views.ts';
import type { BookingRequest } from './elements/request-event.ts';
import { messages as english } from './locale/en-later.ts';
import { withLater, type Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { LiveAct } from './live-act.ts';
import { answer } from './requests.ts';
import type { Prompt, SessionAct } from './session-act.ts';
import type { Host, Stage } from './stage.ts';
import { failureOf, type Failure } from './state/failure.ts';
import { needsLine } from './state/live-questions.ts';
import { choices } from './state/transition-choices.ts';
import { submissions } from './state/transition-submission.ts';
import { troubleOf, type Trouble } from './state/trouble.ts';

/**
 * Is everything that comes after the first view, in one chunk: the form, sending it, the outcome, and the words for
 * what goes wrong. One is made for each widget.
 */
export class SecondAct implements ReactiveController {
  readonly freshness: FreshnessController;
  readonly calendarFile: CalendarFileController;
  readonly booking: BookingController;
  readonly #price: PriceController;
  readonly #stage: Stage;
  readonly #host: Host;
  readonly #attention: Attention;
  #live: LiveAct | null = null;
  #isLiveOnItsWay = false;
  #session: SessionAct | null = null;
  #isSessionMissing = false;
  /** What the page's developer was told last; at first that all is well. */
  #faults = '[[],null]';
  #plain: Localization | null = null;
  #full: Localization<Messages> | null = null;

  constructor(host: Host, stage: Stage) {
    defineElement('booking-avatar', BookingAvatar);
    defineElement('booking-chosen-time', BookingChosenTime);
    defineElement('booking-confirmation', BookingConfirmation);
    defineElement('booking-form', BookingForm);
    defineElement('booking-no-times', BookingNoTimes);
    defineElement('booking-notice', BookingNotice);
    defineElement('booking-zone', BookingZone);
    this.#host = host;
    this.#stage = stage;
    this.#attention = new Attention(host, stage.store.state);
    host.addController(this);
    new CardHeight(host, () => stage.store.state.step);
    const { store, connection } = stage;
    store.learn({ ...choices, ...submissions });
    this.calendarFile = new CalendarFileController(host, store, connection);
    this.freshness = new FreshnessController(host, store, connection);
    this.#price = new PriceController(host, store, connection);
    this.booking = new BookingController(host, {
      store,
      connection,
      titleFor: (coach) => this.words.messages.sessionWith(coach),
      onSubmitted: () => {
        const detail = slotDetail(store.state);
        if (detail) host.dispatchEvent(new BookingSubmittedEvent(detail));
      },
      onBooked: (session) => {
        host.dispatchEvent(new SessionBookedEvent(session));
        host.onSuccess?.(session);
      },
      onFailed: (failure, error) => {
        const { code, alternatives } = failure;
        const failed = { code, message: inEnglish(failure), alternatives, error };
        this.#report(failure, error);
        host.dispatchEvent(new BookingFailedEvent(failed));
        host.onError?.(failed);
      },
    });
  }

  /** Draws the form. */
  form(): TemplateResult {
    return formView(this.#stage.store.state, this.words, this.#price.quote);
  }

  /** Draws the outcome. */
  booked(): TemplateResult {
    return bookedView(this.#stage.store.state, this.words, this.#price.quote, this.calendarFile.status);
  }

  /** Draws how long the chosen time is kept for the visitor, and how to go on with it. */
  hold(): TemplateResult {
    return html`${this.#live?.hold(this.words)}${onward(this.#stage.store.state, this.words)}`;
  }

  /** Draws whether the line is live. */
  line(): TemplateResult | typeof nothing {
    return this.#live?.line(this.words) ?? nothing;
  }

  /** Draws the session that is shown instead of booking; null when there is none, or something stands in its way. */
  session(): TemplateResult | null {
    return this.#trouble ? null : (this.#shownSession?.view() ?? null);
  }

  /** Draws why coaches or times cannot be shown. */
  trouble(): TemplateResult | null {
    const trouble = this.#trouble;
    return trouble && troubleNotice(this.words, trouble);
  }

  /** Tells the state why a load failed. */
  tellFailure(error: unknown): void {
    const failure = failureFrom(error, Date.now());
    this.#stage.store.dispatch({ type: 'load-failed', failure });
    tellLoadFailed(this.#host, failure, error);
    this.#report(failure, error);
  }

  /** Shows the page's developer an error that is none of the SDK's: it comes from what the page itself gave. */
  #report({ code }: Failure, error: unknown): void {
    if (code === 'unknown') this.#advise(({ reportError }) => reportError(error));
  }

  #advise(speak: (advice: typeof Advice) => void): void {
    // Visitors see what is wrong all the same.
    void import('./advice.ts').then(speak, () => undefined);
  }

  /** Answers a request of an element. */
  answer(request: BookingRequest): void {
    const leads = request.type === 'show-moment' && !this.#shownSession;
    // A pointer that passes by asks for nothing.
    if (request.type !== 'prefetch') this.#attention.asked({ leads });
    if (this.#shownSession) this.#shownSession.answer(request);
    else if (this.#isSessionMissing) this.#retrySession();
    else if (request.type !== 'session') this.#answerBooking(request);
  }

  #retrySession(): void {
    this.#isSessionMissing = false;
    this.#host.requestUpdate();
  }

  #answerBooking(request: Exclude<BookingRequest, { type: 'session' }>): void {
    const { store } = this.#stage;
    const { slot } = store.state;
    answer(request, {
      store,
      booking: this.booking,
      calendarFile: this.calendarFile,
      freshness: this.freshness,
      live: this.#live,
    });
    const detail = slotDetail(store.state);
    const isChosen = request.type === 'choose-slot' && store.state.slot !== slot;
    if (isChosen && detail) this.#host.dispatchEvent(new SlotSelectedEvent(detail));
  }

  hostUpdate(): void {
    this.#attention.beforeDrawing();
    if (this.#host.existingSessionId) void this.#needSession();
    if (needsLine(this.#stage.store.state.wish.features)) void this.#needLive();
  }

  hostUpdated(): void {
    this.#warn();
    this.#attention.drawn(this.#stage.store.state, this.words, this.#live?.news ?? null);
    void this.#attention.keep();
  }

  get #prompt(): Prompt {
    return {
      words: () => this.#bookingWords,
      tell: (news) => {
        this.#attention.tell(news);
      },
      follow: (tag) => {
        this.#attention.follow(tag);
      },
    };
  }

  get #shownSession(): SessionAct | null {
    return this.#host.existingSessionId ? this.#session : null;
  }

  /** Loads what shows a session, once. Never rejects: without it there is a notice and another try. */
  async #needSession(): Promise<void> {
    if (this.#session || this.#isSessionMissing) return;
    const chunk = await import('./session-act.ts').catch(() => null);
    // What is missing shows as a notice with a way to try again.
    this.#isSessionMissing = chunk === null;
    if (chunk) this.#session ??= new chunk.SessionAct(this.#host, this.#stage, this.#prompt);
    this.#host.requestUpdate();
  }

  /** Loads what is live, once. Never rejects: without it the widget is as fresh as its last answer, and the next change tries again. */
  async #needLive(): Promise<void> {
    if (this.#live || this.#isLiveOnItsWay) return;
    this.#isLiveOnItsWay = true;
    const chunk = await import('./live-act.ts').catch(() => null);
    this.#isLiveOnItsWay = false;
    if (!chunk) return;
    this.#live ??= new chunk.LiveAct(this.#host, this.#stage, () => {
      this.freshness.lineIsBack();
      this.booking.lineIsBack();
    });
    this.#host.requestUpdate();
  }

  /** Tells the page's developer about settings of the element that are of no use. */
  #warn(): void {
    const problems = attributeProblems(this.#host);
    const trouble = this.#trouble;
    const faults = JSON.stringify([problems, trouble]);
    // Each once: with the line away even the advice cannot be fetched, and need not be asked for at every drawing.
    if (faults === this.#faults) return;
    this.#faults = faults;
    const text = trouble?.kind === 'attribute' ? attributeText(english, trouble) : null;
    this.#advise(({ advise }) => advise(this.#host, { problems, trouble, text }));
  }

  get #trouble(): Trouble | null {
    if (this.#isSessionMissing) return { kind: 'load', failure: failureOf('network') };
    return wrongSetting(this.#host) ?? troubleOf(this.#stage.store.state);
  }

  /** Gets the texts of the present language, all of them. */
  get words(): Localization<Messages> {
    return this.#shownSession?.words ?? this.#bookingWords;
  }

  get #bookingWords(): Localization<Messages> {
    const plain = this.#stage.localization();
    if (plain !== this.#plain || !this.#full) {
      this.#plain = plain;
      this.#full = withLater(plain, english);
    }
    return this.#full;
  }
}
