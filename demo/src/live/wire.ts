import { pageElement } from '../page-element.ts';
import type { Participant } from './participant.ts';
import type { Happening } from './story.ts';

const SECOND = 1000;

const words = pageElement('wire-words', HTMLElement);
const seen = pageElement('wire-seen', HTMLElement);

const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

let latest: ReadonlyMap<Participant, number> | undefined;

/** Shows the latest happening, and how soon it was on the others' pages. */
export function showHappening(happening: Happening): void {
  // What an older one still reaches, by a line that was away, is news too; the newest stays otherwise.
  latest = happening.seen;
  const { who, deed, startsAt } = happening;
  const name = document.createElement('b');
  name.textContent = who.name;
  const when = startsAt === null ? '' : ` ${moment.format(Date.parse(startsAt))}`;
  words.replaceChildren(name, ` ${deed}${when}`);
  seen.replaceChildren(...[...latest].map(([viewer, ms]) => sighting(viewer.name, ms)));
}

function sighting(name: string, ms: number): HTMLElement {
  const item = document.createElement('li');
  const figure = document.createElement('b');
  figure.textContent = ms < SECOND ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / SECOND).toFixed(1)} s`;
  item.append(`${name} knew after `, figure);
  return item;
}
