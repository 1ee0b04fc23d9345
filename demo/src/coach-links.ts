import { findCoach } from './coach-directory.ts';
import { chooseCoach } from './stage.ts';

/** Makes the "Book with …" links open the widget on that coach. */
export function connectCoachLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.coach-book')) {
    const name = link.closest<HTMLElement>('[data-coach]')?.dataset['coach'] ?? '';
    link.addEventListener('click', () => void open(name));
  }
}

async function open(name: string): Promise<void> {
  try {
    const coach = await findCoach(name);
    if (coach) chooseCoach(coach.id);
  } catch (error) {
    // The link has led to the widget all the same, which says itself that its server cannot be reached.
    console.warn(`The coaches could not be listed, so ${name} is not chosen yet.`, error);
  }
}
