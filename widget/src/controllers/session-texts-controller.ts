import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Localization } from '../locale/localization.ts';
import type { Messages } from '../locale/messages.ts';
import { messages as english } from '../locale/session-en.ts';
import type { SessionMessages } from '../locale/session-messages.ts';
import { loadSessionMessages, withSession, type SessionTexts } from '../locale/session-texts.ts';

interface Surroundings {
  /** All texts but those about a session, in the present language. */
  readonly words: () => Localization<Messages>;
  /** Hears that the texts of a language could not be loaded, and so English is shown. */
  readonly onFailed: () => void;
}

/** Loads the texts about a session in the language the widget speaks. */
export class SessionTextsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #around: Surroundings;
  #wanted: string | null = null;
  #texts: SessionMessages | null = null;
  #known: { readonly from: Localization; readonly words: Localization<SessionTexts> } | null = null;

  constructor(host: ReactiveControllerHost, around: Surroundings) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
  }

  /** Tells whether the texts of the language are here; until then nothing with words in it should show. */
  get isReady(): boolean {
    return this.#texts !== null;
  }

  /** Gets all texts; those about a session in English until the language's are here. */
  get words(): Localization<SessionTexts> {
    const from = this.#around.words();
    if (this.#known?.from !== from) {
      this.#known = { from, words: withSession(from, this.#texts ?? english) };
    }
    return this.#known.words;
  }

  hostUpdate(): void {
    const { locale } = this.#around.words();
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    void this.#load(locale);
  }

  async #load(locale: string): Promise<void> {
    let texts = english;
    try {
      texts = await loadSessionMessages(locale);
    } catch {
      this.#around.onFailed();
    }
    if (this.#wanted !== locale) return;
    this.#texts = texts;
    this.#known = null;
    this.#host.requestUpdate();
  }
}
