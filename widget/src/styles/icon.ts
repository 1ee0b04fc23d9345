import { html, type TemplateResult } from 'lit';

/** Draws an icon, 20 by 20, decorative; one that points turns with the direction of the text. */
export function icon(shapes: TemplateResult, turns = false): TemplateResult {
  return html`<svg class=${turns ? 'turns' : ''} viewBox="0 0 20 20" aria-hidden="true">${shapes}</svg>`;
}
