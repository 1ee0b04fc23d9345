import type { ReactiveController, TemplateResult } from 'lit';
import { CardHeight } from './card-height.ts';
import { SessionTextsController } from './controllers/session-texts-controller.ts';
import { defineSessionElements } from './elements/define-session-elements.ts';
import type { BookingRequest } from './elements/request-event.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { SessionTexts } from './locale/session-texts.ts';
import type { Host, Stage } from './stage.ts';
import { gatherCrew } from './session-crew.ts';
import { moveFocus, sessionFocus } from './session-focus.ts';
import { isMoveNews, sessionNews } from './session-news.ts';
import { answerInSession, type SessionAnswerers } from './session-requests.ts';
import { sessionView } from './session-views.ts';
import type { BookingState } from './state/booking-state.ts';
import type { SessionPanel, SessionState } from './state/session-state.ts';
import { featuresOf } from './variants.ts';
import { warnOnce } from './warnings.ts';

/** Is what the act gets of the one that called it. */
export interface Prompt {
  /** All texts but those about a session. */
  readonly words: () => Localization<Messages>;
  /** Tells a screen reader what it would not notice by itself. */
  readonly tell: (news: string | null) => void;
  /** Moves the focus to the element a change leads to, by its tag, unless the person is elsewhere on the page. */
  readonly follow: (tag: string | null) => void;
}

/** Is everything about an existing session, in a chunk of its own: showing it, and what can be done with it. */
export class SessionAct implements ReactiveController {
  readonly #host: Host;
  readonly #stage: Stage;
  readonly #prompt: Prompt;
  readonly #texts: SessionTextsController;
  readonly #crew: SessionAnswerers;
  #drawn: { state: SessionState; times: BookingState };
  #lastPanel: SessionPanel | null = null;
  #isMoved = false;

  constructor(host: Host, stage: Stage, prompt: Prompt) {
    defineSessionElements();
    this.#host = host;
    this.#stage = stage;
    this.#prompt = prompt;
    host.addController(this);
    this.#texts = new SessionTextsController(host, {
      words: prompt.words,
      onFailed: () => {
        warnOnce('The texts of this language could not be loaded; English is shown.');
      },
    });
    const { store, times } = (this.#crew = gatherCrew(host, stage));
    this.#drawn = { state: store.state, times: times.state };
    new CardHeight(host, () => `${String(store.state.panel)} ${times.state.step}`);
  }

  /** Gets all texts, with the words about a session where they differ. */
  get words(): Localization<SessionTexts> {
    return this.#texts.words;
  }

  /** Draws the session. */
  view(): TemplateResult {
    const { showSessionActions: sessionActions, variant, sessionStatus } = this.#host;
    const { store, times, calendarFile } = this.#crew;
    this.#isMoved = isMoveNews(this.#drawn.state, store.state, this.#isMoved);
    return sessionView({
      state: store.state,
      times: times.state,
      words: this.words,
      isReady: this.#stage.isReady() && this.#texts.isReady,
      timeZone: this.#timeZone,
      knownStatus: sessionStatus,
      hasActions: featuresOf(variant, { sessionActions }).sessionActions,
      calendarFile: calendarFile.status,
      lastPanel: this.#lastPanel,
      isMoved: this.#isMoved,
    });
  }

  /** Answers a request of an element. */
  answer(request: BookingRequest): void {
    answerInSession(request, this.#crew);
  }

  hostUpdated(): void {
    const before = this.#drawn;
    const now = { state: this.#crew.store.state, times: this.#crew.times.state };
    if (before.state === now.state && before.times === now.times) return;
    this.#drawn = now;
    this.#lastPanel = now.state.panel ?? before.state.panel ?? this.#lastPanel;
    this.#prompt.tell(sessionNews(before.state, now.state, this.words, this.#timeZone));
    this.#prompt.follow(sessionFocus(before.state, now.state) ?? moveFocus(before.times, now.times));
  }

  get #timeZone(): string {
    return this.#stage.store.state.timeZone;
  }
}
