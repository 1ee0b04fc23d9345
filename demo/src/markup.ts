/** Holds the attributes of an element in the order they are written; an empty value is written as the bare name. */
export type Attributes = Record<string, string>;

/** Names the script that brings the widget, as a page of another origin writes it. */
export function widgetScript(): string {
  return new URL('/widget/session-booking.js', location.href).href;
}

/** Writes the line a site owner pastes: the script tag and the element with these attributes. */
export function embedMarkup(attributes: Attributes): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );
  return (
    `<script type="module" src="${widgetScript()}"></script>` +
    `<session-booking${written.join('')}></session-booking>`
  );
}

/** Shows markup as text, tags and values coloured. */
export function showMarkup(target: HTMLElement, markup: string): void {
  const parts = markup.split(/("[^"]*"|<\/?[a-z-]+|>)/).filter((part) => part !== '');
  target.replaceChildren(...parts.map(coloured));
}

function coloured(part: string): Node {
  const kind = part.startsWith('"') ? 'value' : /^<|^>$/.test(part) ? 'tag' : '';
  if (kind === '') return document.createTextNode(part);
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = part;
  return span;
}
