import type { BookingClient } from '@session-booking/sdk';

import { pageElement, part } from '../page-element.ts';
import type { Line } from './line.ts';
import { connectLineControls } from './line-controls.ts';

/** Names a line for the panel that breaks it. */
export interface NamedLine {
  readonly name: string;
  readonly line: Line;
  readonly client: Pick<BookingClient, 'connection'>;
}

/** Draws a panel for each line, which shows how it does and breaks it in every way it can break. */
export function drawLinePanels(lines: readonly NamedLine[]): void {
  const template = pageElement('line-panel', HTMLTemplateElement);
  for (const { name, line, client } of lines) {
    const panel = part(document.importNode(template.content, true), 'fieldset', HTMLElement);
    part(panel, '[data-who]', HTMLElement).textContent = name;
    connectLineControls(panel, line, client.connection);
    pageElement('lab-lines', HTMLElement).append(panel);
  }
}
