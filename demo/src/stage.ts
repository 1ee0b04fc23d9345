import { giveAttributes } from './element-attributes.ts';
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

/** Gives the widget exactly these attributes. */
export function applyAttributes(attributes: Attributes): void {
  giveAttributes(widget(), attributes);
}

/** Puts a fresh widget with the same attributes in the place of the old one. */
export function restartWidget(): void {
  const old = widget();
  const fresh = document.createElement('session-booking');
  for (const name of old.getAttributeNames()) fresh.setAttribute(name, old.getAttribute(name) ?? '');
  old.replaceWith(fresh);
}
