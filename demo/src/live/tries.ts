import { part } from '../page-element.ts';
import type { Participant } from './participant.ts';
import type { Happening } from './story.ts';

/** Marks what the page suggests to try as done, once it was. */
export function markTries({ kind, deed, who, seen }: Happening, coach: Participant): void {
  if (seen.size === 0) return;
  if (kind === 'book') mark('race');
  if (kind === 'session' && who === coach && deed.startsWith('starts')) mark('start');
}

/** Marks pulling the plug as done when the line was cut and is live again. */
export function markCut({ line, client }: Participant): void {
  let wasCut = false;
  client.connection.onChange(({ status }) => {
    if (line.shape.isCut) wasCut = true;
    else if (wasCut && status === 'live') mark('cut');
  });
}

function mark(name: string): void {
  const item = part(document, `[data-try="${name}"]`, HTMLElement);
  if (item.dataset['done'] !== undefined) return;
  item.dataset['done'] = '';
  const said = document.createElement('span');
  said.className = 'try-done';
  said.textContent = 'Done';
  part(item, 'h3', HTMLElement).append(said);
}
