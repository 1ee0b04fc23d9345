import type { Attributes } from './markup.ts';
import { pageElement } from './page-element.ts';

/** Finds the frame that the widget stands in. */
export function stage(): HTMLElement {
  return pageElement('book', HTMLElement);
}

/** Finds the widget of the page. */
export function widget(): Element {
  const found = stage().querySelector('session-booking');
  if (!found) throw new Error('The page has no <session-booking>.');
  return found;
}

/** Gives the widget exactly these attributes; those that stay the same are not touched. */
export function applyAttributes(attributes: Attributes): void {
  const element = widget();
  for (const name of element.getAttributeNames()) {
    if (!(name in attributes)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

/** Puts a fresh widget with the same attributes in the place of the old one. */
export function restartWidget(): void {
  const old = widget();
  const fresh = document.createElement('session-booking');
  for (const name of old.getAttributeNames()) fresh.setAttribute(name, old.getAttribute(name) ?? '');
  old.replaceWith(fresh);
}
