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

/** Shows markup as text, tags and values coloured; where it has to break, it breaks between elements first. */
export function showMarkup(target: HTMLElement, markup: string): void {
  target.replaceChildren(
    ...markup.split(/(?<=<\/script>)/).map((element) => {
      const line = piece('line');
      line.append(...element.split(/("[^"]*"|<\/?[a-z-]+|>)/).map(coloured));
      return line;
    }),
  );
}

function coloured(text: string): Node {
  const kind = text.startsWith('"') ? 'value' : /^<|^>$/.test(text) ? 'tag' : '';
  if (kind === '') return document.createTextNode(text);
  const span = piece(kind);
  span.textContent = text;
  return span;
}

function piece(kind: string): HTMLElement {
  const span = document.createElement('span');
  span.className = kind;
  return span;
}
