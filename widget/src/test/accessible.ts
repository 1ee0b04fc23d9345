const implicitRoles: Readonly<Record<string, string>> = {
  a: 'link',
  article: 'article',
  button: 'button',
  fieldset: 'group',
  form: 'form',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  img: 'img',
  li: 'listitem',
  section: 'region',
  table: 'table',
  td: 'cell',
  textarea: 'textbox',
  th: 'columnheader',
  tr: 'row',
  ul: 'list',
};

/** Walks an element and all that is drawn inside it, through shadow roots. */
export function* deepElements(root: Element | ShadowRoot): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* deepElements(child.shadowRoot);
    yield* deepElements(child);
  }
}

/** Gets the role of an element as a browser would tell it, for the elements this widget is made of. */
export function roleOf(element: Element): string {
  const named = element.getAttribute('role');
  if (named) return named;
  if (element instanceof HTMLInputElement) {
    return ['radio', 'checkbox'].includes(element.type) ? element.type : 'textbox';
  }
  return implicitRoles[element.localName] ?? '';
}

/** Gets the accessible name of an element: by `aria-labelledby`, `aria-label`, its label, legend or text. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  if (ids.length > 0) return squeeze(ids.map((id) => textOf(root.getElementById(id))).join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return squeeze(label);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return squeeze([...(element.labels ?? [])].map((each) => textOf(each)).join(' '));
  }
  if (element instanceof HTMLFieldSetElement) return squeeze(textOf(element.querySelector('legend')));
  return squeeze(textOf(element));
}

/** Tells whether an element is drawn, or at least there for a screen reader. */
export function isShown(element: Element): boolean {
  return element.checkVisibility({ checkVisibilityCSS: true });
}

/** Gets the text of an element as it is read out: slots filled, decoration left out. */
export function textOf(node: Node | null): string {
  if (!node) return '';
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element || node instanceof ShadowRoot)) return '';
  if (node instanceof Element) {
    const isSlot = node instanceof HTMLSlotElement;
    // A slot has no box of its own, and so never counts as visible.
    if (node.getAttribute('aria-hidden') === 'true' || (!isSlot && !isShown(node))) return '';
    if (isSlot && node.assignedNodes().length > 0) {
      return node
        .assignedNodes()
        .map((each) => textOf(each))
        .join('');
    }
    if (node.shadowRoot) return textOf(node.shadowRoot);
  }
  return [...node.childNodes].map((each) => textOf(each)).join('');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
