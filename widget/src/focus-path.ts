/** Lists what has the focus within an element, then all around it, from the inside out; empty when it is elsewhere. */
export function pathOfFocus(host: Element): HTMLElement[] {
  const path: HTMLElement[] = [];
  let at = innermost(host);
  while (at && at !== host) {
    path.push(at);
    at = at.parentElement ?? hostOf(at);
  }
  return path;
}

/** Tells whether nothing on the page has the focus. */
export function isNowhere(): boolean {
  return (document.activeElement ?? document.body) === document.body;
}

function innermost(host: Element): HTMLElement | null {
  let at = host.shadowRoot?.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement ? at : null;
}

function hostOf(element: Element): HTMLElement | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.host instanceof HTMLElement ? root.host : null;
}
