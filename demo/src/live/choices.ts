import { languages } from '../lab/languages.ts';
import type { Attributes } from '../markup.ts';
import { pageElement, part } from '../page-element.ts';

const form = pageElement('live-fields', HTMLFormElement);
const coach = part(form, '[name="coach"]', HTMLSelectElement);
part(form, '[name="locale"]', HTMLSelectElement).append(
  ...languages.map(([value, label]) => new Option(label, value)),
);

/** Says what the drawer of this page has chosen. */
export interface Choices {
  readonly variant: string;
  readonly theme: string;
  readonly locale: string;
  /** The second visitor's; empty is the device's. */
  readonly zone: string;
}

/** Says whom this page is about: it is loaded anew for another coach. */
export interface ChosenCoach {
  readonly id: string;
  readonly name: string;
  /** Names the picture. */
  readonly slug: string;
}

/** Shows in the drawer what the page's address asks for; what it does not offer is left as it is. */
export function readAddress(): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    if (field instanceof HTMLSelectElement && [...field.options].some((each) => each.value === value)) {
      field.value = value;
    }
  }
}

/** Tells which coach is chosen. */
export function chosenCoach(): ChosenCoach {
  const [option] = coach.selectedOptions;
  if (!option) throw new Error('The drawer offers no coach.');
  return { id: option.dataset['coachId'] ?? '', name: option.text, slug: option.value };
}

/** Tells what else is chosen. */
export function choices(): Choices {
  const data = new FormData(form);
  const read = (name: keyof Choices) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { variant: read('variant'), theme: read('theme'), locale: read('locale'), zone: read('zone') };
}

/** Calls back after every choice, and keeps the address so that it can be shared. */
export function onChoice(callback: () => void): void {
  form.addEventListener('change', ({ target }) => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value !== '') query.set(name, value);
    }
    const address = `${location.pathname}?${query}`;
    // Another coach is another calendar, other lines, another story.
    if (target === coach) location.assign(address);
    else history.replaceState(null, '', `${address}${location.hash}`);
    callback();
  });
}

/** Writes the attributes of a widget. */
export function attributesFor({ variant, theme, locale }: Choices, coachId: string): Attributes {
  const all: Attributes = { variant, 'coach-id': coachId, theme, locale };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
