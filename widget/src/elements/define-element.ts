/**
 * Registers an element unless its name is taken already. Throws when the page has given the name to another element,
 * since ours would then be drawn by a stranger.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known.name !== element.name) {
    throw new Error(`This page already defines <${tag}> as ${known.name}; session-booking needs that name.`);
  }
}
