import { pageElement } from './page-element.ts';
import { widget } from './stage.ts';

/** Describes a coach as the page's own row of faces offers him. */
export interface OfferedCoach {
  /** First name in lower case without accents. */
  slug: string;
  id: string;
  name: string;
}

const row = pageElement('who', HTMLFieldSetElement);

/** Lists the coaches of the row, the first is the one the page opens on. */
export function offeredCoaches(): OfferedCoach[] {
  return faces().map((face) => ({
    slug: face.value,
    id: face.dataset['coachId'] ?? '',
    name: face.labels?.[0]?.textContent.trim() ?? '',
  }));
}

/** Marks a coach as chosen in the row, or none. */
export function markCoach(slug: string | null): void {
  for (const face of faces()) face.checked = face.value === slug;
}

/** Opens the widget on the coach whose face, or whose "Book with …" link, is pressed; tells who it is. */
export function connectCoachChoice(onChoice: (slug: string) => void): void {
  row.addEventListener('change', () => {
    const chosen = faces().find(({ checked }) => checked);
    if (chosen) choose(chosen.value, onChoice);
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.coach-book')) {
    const slug = link.closest<HTMLElement>('[data-coach]')?.dataset['coach'] ?? '';
    link.addEventListener('click', () => {
      choose(slug, onChoice);
    });
  }
}

function choose(slug: string, onChoice: (slug: string) => void): void {
  const coach = offeredCoaches().find((each) => each.slug === slug);
  if (!coach) throw new Error(`The row of faces has no coach called ${slug}.`);
  markCoach(slug);
  widget().setAttribute('coach-id', coach.id);
  onChoice(slug);
}

function faces(): HTMLInputElement[] {
  return [...row.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
}
