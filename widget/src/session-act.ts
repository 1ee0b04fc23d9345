import type { ReactiveController, TemplateResult } from 'lit';
import { CardHeight } from './card-height.ts';
import { AvailabilityController } from './controllers/availability-controller.ts';
import { BookingStore } from './controllers/booking-store.ts';
import { CalendarFileController } from './controllers/calendar-file-controller.ts';
import { failureFrom } from './controllers/failure-from.ts';
import { withPictureOf } from './controllers/connection.ts';
import { MoveController } from './controllers/move-controller.ts';
import { QuoteController } from './controllers/quote-controller.ts';
import { SessionChangeController, type Change } from './controllers/session-change-controller.ts';
import { SessionClock } from './controllers/session-clock.ts';
import { SessionController } from './controllers/session-controller.ts';
import { SessionStore } from './controllers/session-store.ts';
import { SessionTextsController } from './controllers/session-texts-controller.ts';
import { defineSessionElements } from './elements/define-session-elements.ts';
import type { BookingRequest } from './elements/request-event.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { SessionTexts } from './locale/session-texts.ts';
import { pageDefaults } from './page-defaults.ts';
import type { Host, Stage } from './second-act.ts';
import {
  SessionCancelledEvent,
  SessionCompletedEvent,
  SessionRescheduledEvent,
  SessionStartedEvent,
} from './session-events.ts';
import { moveFocus, sessionFocus } from './session-focus.ts';
import { sessionNews } from './session-news.ts';
import { answerInSession } from './session-requests.ts';
import { sessionView } from './session-views.ts';
import type { BookingState } from './state/booking-state.ts';
import type { SessionPanel, SessionState } from './state/session-state.ts';
import { choices } from './state/transition-choices.ts';
import { submissions } from './state/transition-submission.ts';
import { featuresOf } from './variants.ts';
import { warnOnce } from './warnings.ts';

const events: Partial<
  Record<Change, typeof SessionStartedEvent | typeof SessionCompletedEvent | typeof SessionCancelledEvent>
> = {
  start: SessionStartedEvent,
  complete: SessionCompletedEvent,
  cancel: SessionCancelledEvent,
  noShow: SessionCancelledEvent,
};

/** Is what the act gets of the one that called it. */
export interface Prompt {
  /** All texts but those about a session. */
  readonly words: () => Localization<Messages>;
  /** Tells a screen reader what it would not notice by itself. */
  readonly tell: (news: string | null) => void;
  /** Moves the focus to an element, by its tag, once it is drawn. */
  readonly focusOn: (tag: string) => void;
}

/** Is everything about an existing session, in a chunk of its own: showing it, and what can be done with it. */
export class SessionAct implements ReactiveController {
  readonly #host: Host;
  readonly #stage: Stage;
  readonly #prompt: Prompt;
  readonly #texts: SessionTextsController;
  readonly #store: SessionStore;
  readonly #times: BookingStore;
  readonly #sessions: SessionController;
  readonly #quotes: QuoteController;
  readonly #changes: SessionChangeController;
  readonly #moves: MoveController;
  readonly #calendarFile: CalendarFileController;
  #drawn: { state: SessionState; times: BookingState };
  #hasFocus = false;
  #lastPanel: SessionPanel | null = null;

  constructor(host: Host, stage: Stage, prompt: Prompt) {
    defineSessionElements();
    this.#host = host;
    this.#stage = stage;
    this.#prompt = prompt;
    host.addController(this);
    const connection = stage.line;
    const store = new SessionStore(Date.now(), () => host.requestUpdate());
    const times = new BookingStore(host, Date.now(), stage.store.state.timeZone);
    times.learn({ ...choices, ...submissions });
    const around = { store, connection, onOutdated: () => this.#sessions.look() };
    this.#store = store;
    this.#times = times;
    this.#drawn = { state: store.state, times: times.state };
    this.#texts = new SessionTextsController(host, {
      words: prompt.words,
      onFailed: () => {
        warnOnce('The texts of this language could not be loaded; English is shown.');
      },
    });
    this.#sessions = new SessionController(host, {
      store,
      connection,
      sessionId: () => this.sessionId,
      fitting: (coach) => (host.client ? coach : withPictureOf(addressOf(host), coach)),
    });
    this.#quotes = new QuoteController(host, around);
    this.#changes = new SessionChangeController({
      ...around,
      page: () => host.sessionActions,
      onChanged: (change, session) => {
        const Event = events[change];
        if (Event) host.dispatchEvent(new Event(session));
      },
    });
    this.#moves = new MoveController({
      ...around,
      times,
      onMoved: (session, { startsAt, endsAt }) =>
        host.dispatchEvent(new SessionRescheduledEvent(session, { startsAt, endsAt })),
    });
    this.#calendarFile = new CalendarFileController(host, store, connection);
    new CardHeight(host, () => `${String(store.state.panel)} ${times.state.step}`);
    new SessionClock(host, {
      store,
      now: () => this.#sessions.now(),
      onDue: () => {
        this.#sessions.look();
        this.#quotes.renew();
      },
    });
    new AvailabilityController(host, {
      store: times,
      connection: () => (store.state.panel === 'reschedule' ? connection() : null),
      onLoaded: () => undefined,
      onFailed: (error) => {
        times.dispatch({ type: 'load-failed', failure: failureFrom(error, Date.now()) });
      },
    });
  }

  /** Gets the id of the session to show; null while there is none. */
  get sessionId(): string | null {
    return this.#host.existingSessionId?.trim() || null;
  }

  /** Gets all texts, with the words about a session where they differ. */
  get words(): Localization<SessionTexts> {
    return this.#texts.words;
  }

  /** Draws the session. */
  view(): TemplateResult {
    const { showSessionActions: sessionActions, variant, sessionStatus } = this.#host;
    return sessionView({
      state: this.#store.state,
      times: this.#times.state,
      words: this.words,
      isReady: this.#stage.isReady() && this.#texts.isReady,
      timeZone: this.#stage.store.state.timeZone,
      knownStatus: sessionStatus,
      hasActions: featuresOf(variant, { sessionActions }).sessionActions,
      calendarFile: this.#calendarFile.status,
      lastPanel: this.#lastPanel,
    });
  }

  /** Answers a request of an element. */
  answer(request: BookingRequest): void {
    this.#hasFocus = true;
    answerInSession(request, {
      store: this.#store,
      times: this.#times,
      shown: this.#stage.store,
      sessions: this.#sessions,
      quotes: this.#quotes,
      changes: this.#changes,
      moves: this.#moves,
      calendarFile: this.#calendarFile,
    });
  }

  hostUpdate(): void {
    this.#hasFocus ||= this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    const before = this.#drawn;
    const now = { state: this.#store.state, times: this.#times.state };
    if (before.state === now.state && before.times === now.times) return;
    this.#drawn = now;
    this.#lastPanel = now.state.panel ?? before.state.panel ?? this.#lastPanel;
    const { tell, focusOn } = this.#prompt;
    tell(sessionNews(before.state, now.state, this.words, this.#stage.store.state.timeZone));
    const target = sessionFocus(before.state, now.state) ?? moveFocus(before.times, now.times);
    if (target !== null && this.#hasFocus) focusOn(target);
    this.#hasFocus = false;
  }
}

function addressOf({ apiUrl }: Host): string {
  return apiUrl ?? pageDefaults.apiUrl ?? location.origin;
}
