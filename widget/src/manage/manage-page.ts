import type {} from '../session-booking.ts';
import { readLink, tokenIn } from './manage-link.ts';
import { languageFor, textsIn, type ManageTexts } from './manage-texts.ts';

const KEPT = 'session-booking:manage';

/**
 * Shows the session of the link the page was opened by, and nothing else. The token leaves the address bar at once, and
 * stays with this tab, so that the page can be reloaded. `cameFrom` is the address of the page that led here, empty when
 * there was none or it does not say.
 */
export function showManagePage(main: HTMLElement, cameFrom = document.referrer): void {
  const language = languageFor(navigator.languages);
  const texts = textsIn(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language.startsWith('ar') ? 'rtl' : 'ltr';
  document.title = texts.title;
  const heading = document.createElement('h1');
  heading.textContent = texts.title;
  const token = takeToken();
  const link = token === null ? null : readLink(token);
  main.replaceChildren(...wayBack(cameFrom, texts), heading, link ? sessionOf(link) : brokenLink(texts));
}

/** Makes the link that leads back to the page the person came from, by the name of its site; none where that is not known. */
function wayBack(cameFrom: string, { backTo }: ManageTexts): HTMLElement[] {
  if (!/^https?:/.test(cameFrom)) return [];
  const element = document.createElement('a');
  element.href = cameFrom;
  // A name runs from left to right in any language.
  element.textContent = backTo(`\u2068${new URL(cameFrom).host}\u2069`);
  return [element];
}

function brokenLink({ broken, wayOut, help }: ManageTexts): HTMLElement {
  const element = document.createElement('section');
  element.append(...[broken, wayOut, help].map(paragraph));
  return element;
}

function sessionOf({ token, sessionId }: { token: string; sessionId: string }): HTMLElement {
  const element = document.createElement('session-booking');
  element.setAttribute('existing-session-id', sessionId);
  // As a property, so that it stands nowhere in the page.
  element.token = token;
  return element;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function takeToken(): string | null {
  const token = tokenIn(location.href);
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  try {
    if (token !== null) sessionStorage.setItem(KEPT, token);
    return token ?? sessionStorage.getItem(KEPT);
  } catch {
    // Where nothing may be stored the page works all the same, until it is reloaded.
    return token;
  }
}
