import type { Attributes } from './markup.ts';

/** Gives an element exactly these attributes; those that stay the same are not touched. */
export function giveAttributes(element: Element, attributes: Attributes): void {
  for (const name of element.getAttributeNames()) {
    if (!(name in attributes)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
