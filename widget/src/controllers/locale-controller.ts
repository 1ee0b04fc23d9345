import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { messages as english } from '../locale/en.ts';
import { hasLanguage, loadMessages } from '../locale/load-messages.ts';
import { createLocalization, isLanguageTag, languageOf, type Localization } from '../locale/localization.ts';

interface Surroundings {
  /** The language the page asks for by attribute. */
  readonly wish: () => string | null;
  /** Hears that the texts of a language could not be loaded, and so English is shown. */
  readonly onFailed: () => void;
}

/** Finds out which language the widget speaks, from its attribute, the page or the browser, and loads its texts. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #wish: () => string | null;
  readonly #onFailed: () => void;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  #wanted: string | null = null;
  #current: Localization = createLocalization('en', english);
  #isReady = false;

  constructor(host: ReactiveControllerHost & HTMLElement, { wish, onFailed }: Surroundings) {
    this.#host = host;
    this.#wish = wish;
    this.#onFailed = onFailed;
    host.addController(this);
  }

  get current(): Localization {
    return this.#current;
  }

  /** Tells whether the texts of the wanted language are here; until then nothing with words in it should show. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Gets the direction of the text: the page's where it names one, else that of the language. */
  get direction(): 'ltr' | 'rtl' {
    // An attribute of ours can ask for another language than the page's, and so for another direction.
    const named = (
      this.#wish() ? this.#host.dir : closest(this.#host, '[dir]')?.getAttribute('dir')
    )?.toLowerCase();
    return named === 'rtl' || named === 'ltr' ? named : this.#current.messages.direction;
  }

  hostConnected(): void {
    const watched = { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] };
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, watched);
      if (!(root instanceof ShadowRoot)) break;
    }
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdate(): void {
    this.#follow();
  }

  #follow(): void {
    const page = closest(this.#host, '[lang]')?.getAttribute('lang');
    const wanted = this.#wish() ?? (page && isLanguageTag(page) ? page : navigator.language);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    void this.#load(wanted);
  }

  async #load(wanted: string): Promise<void> {
    // What the widget does not speak is shown in English as a whole: its dates too.
    const locale = hasLanguage(wanted) ? wanted : 'en';
    if (languageOf(locale) === 'en') {
      this.#use(createLocalization(locale, english));
      return;
    }
    try {
      const messages = await loadMessages(locale);
      if (this.#wanted === wanted) this.#use(createLocalization(locale, messages));
    } catch {
      this.#onFailed();
      if (this.#wanted === wanted) this.#use(createLocalization('en', english));
    }
  }

  #use(localization: Localization): void {
    this.#current = localization;
    this.#isReady = true;
    this.#host.requestUpdate();
  }
}

/** Finds the nearest element up the page, through shadow roots, that a selector fits. */
function closest(start: Element, selector: string): Element | null {
  for (let element: Element | null = start; element;) {
    const found: Element | null = element.closest(selector);
    if (found) return found;
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
