import type {} from '../session-booking.ts';
import { readLink, tokenIn } from './manage-link.ts';
import { languageFor, textsIn } from './manage-texts.ts';

const KEPT = 'session-booking:manage';

/**
 * Shows the session of the link the page was opened by, and nothing else. The token leaves the address bar at once, and
 * stays with this tab, so that the page can be reloaded.
 */
export function showManagePage(main: HTMLElement): void {
  const language = languageFor(navigator.languages);
  const { title, broken, wayOut } = textsIn(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language.startsWith('ar') ? 'rtl' : 'ltr';
  document.title = title;
  const heading = document.createElement('h1');
  heading.textContent = title;
  const token = takeToken();
  const link = token === null ? null : readLink(token);
  const content = link ? [sessionOf(link)] : [paragraph(broken), paragraph(wayOut)];
  main.replaceChildren(heading, ...content);
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
