import { type Attributes, embedMarkup, showMarkup } from './markup.ts';
import { pageElement } from './page-element.ts';

/** Fills the embed section with the line for this server, and makes its button copy it. */
export function offerEmbedCode(attributes: Attributes): void {
  const code = pageElement('embed-code', HTMLElement);
  const said = pageElement('copy-said', HTMLElement);
  const markup = embedMarkup(attributes);
  showMarkup(code, markup);
  pageElement('copy', HTMLButtonElement).addEventListener('click', () => void copy(markup, code, said));
}

async function copy(markup: string, code: HTMLElement, said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(markup);
    said.textContent = 'Copied';
  } catch {
    // Pages without https, or a visitor who said no: the text is selected, so that one key copies it.
    getSelection()?.selectAllChildren(code);
    said.textContent = 'Selected; press Ctrl C or ⌘ C';
  }
}
