const said = new Set<string>();

/** Tells the page's developer something, once; visitors see the widget's own words. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  // eslint-disable-next-line no-console -- a wrong attribute has no other way to reach whoever wrote it
  console.warn(`<session-booking> ${text}`);
}
