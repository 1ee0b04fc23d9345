// What a page loads by one tag: it asks for the first view at once, and for the element beside it. Nothing here may be
// imported by the element's chunk, or a tag with a query (`…?v=2`) would load this file twice.
import type { EarlyVisit } from './script-start.ts';

const AHEAD_PX = 600;
// What the table of variants says, said again because the two may share no file; a guess that is wrong costs one question more.
const EVERY_STATUS = '[variant=enhanced],[variant=realtime]';
const server = new URL(import.meta.url).origin;
const early: EarlyVisit[] = [];
let isStarted = false;

function start(elements: Iterable<Element>): void {
  for (const element of elements) askEarly(element);
  if (isStarted) return;
  isStarted = true;
  void import('./script-start.ts').then((chunk) => {
    chunk.start({ apiUrl: server, early });
  });
}

/** Asks for what the element will ask for, while its code is on the way; only a visitor's view can be asked for so. */
function askEarly(element: Element): void {
  if (
    customElements.get('session-booking') ||
    element.matches('[token],[existing-session-id]') ||
    'client' in element
  )
    return;
  const api = element.getAttribute('api-url') ?? server;
  if (!URL.canParse(api, document.baseURI)) return;
  const url = new URL(`${new URL(api, document.baseURI).href.replace(/\/+$/, '')}/api/visit`);
  for (const [attribute, name] of [
    ['coach-id', 'coachId'],
    ['duration-minutes', 'durationMinutes'],
  ] as const) {
    const value = element.getAttribute(attribute)?.trim();
    if (value) url.searchParams.set(name, value);
  }
  if (element.matches(EVERY_STATUS)) url.searchParams.set('include', 'all');
  const response = fetch(url, { credentials: 'omit' });
  // The element asks again itself and shows what is wrong, should this one fail.
  response.catch(() => undefined);
  early.push({ url: url.href, response });
}

/** Keeps the place of an element that is on its way; a sheet made by script needs no leave of the page's policy. */
function keepPlace(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('session-booking:not(:defined){display:block;min-block-size:30rem}');
  document.adoptedStyleSheets.push(sheet);
}

function look(): void {
  const elements = [...document.querySelectorAll('session-booking')];
  const isNear = (element: Element) => element.getBoundingClientRect().top < innerHeight + AHEAD_PX;
  const near = elements.filter(isNear);
  if (near[0]) start(near);
  else wait(elements);
}

/**
 * Waits until an element comes near, or the page puts in another one; where there is none at all, one inside another
 * component's shadow shows only by its load.
 */
function wait(elements: Element[]): void {
  const stop = () => {
    sight.disconnect();
    growth.disconnect();
  };
  const sight = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      if (!near[0]) return;
      stop();
      start(near);
    },
    { rootMargin: `${AHEAD_PX}px` },
  );
  for (const element of elements) sight.observe(element);
  const growth = new MutationObserver(() => {
    if (document.querySelectorAll('session-booking').length <= elements.length) return;
    stop();
    look();
  });
  growth.observe(document, { childList: true, subtree: true });
  if (elements[0]) return;
  const idle = () => {
    setTimeout(start, 1000, []);
  };
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
}

keepPlace();
look();
