import { markCoach, offeredCoaches } from '../coach-choice.ts';
import { type Attributes, embedMarkup, showMarkup } from '../markup.ts';
import { pageElement } from '../page-element.ts';
import { applyAttributes, stage } from '../stage.ts';
import { readSettings } from './fields.ts';
import { attributesOf, queryOf } from './settings.ts';

const problem = pageElement('lab-problem', HTMLElement);
const markup = pageElement('lab-markup', HTMLElement);

const ROLES = ['client', 'coach', 'admin'] as const;

let granted = { role: '', coachId: '', token: '' };
let latest = 0;

/** Gives page and widget what the drawer says, and the address too, so that it can be shared. */
export async function applySettings(): Promise<void> {
  const run = ++latest;
  const settings = readSettings();
  problem.textContent = '';
  history.replaceState(null, '', `${location.pathname}${queryOf(settings)}${location.hash}`);
  document.documentElement.dataset['theme'] = settings.theme;
  stage().dataset['width'] = settings.width;
  try {
    const coachId = chosenCoach(settings.coach);
    await learnToken(settings.role, coachId);
    // Only the last change counts: an answer that comes late must not undo it.
    if (run === latest) show(attributesOf(settings, { coachId, token: granted.token }));
  } catch (error) {
    problem.textContent = error instanceof Error ? error.message : String(error);
  }
}

function show(attributes: Attributes): void {
  applyAttributes(attributes);
  const { token } = attributes;
  showMarkup(markup, embedMarkup(token ? { ...attributes, token: `${token.slice(0, 12)}…` } : attributes));
}

function chosenCoach(slug: string): string {
  const [first, ...others] = offeredCoaches();
  const chosen = slug === '' ? first : others.find((coach) => coach.slug === slug);
  markCoach(chosen?.slug ?? null);
  return chosen?.id ?? '';
}

async function learnToken(role: string, coachId: string): Promise<void> {
  if (granted.role === role && granted.coachId === coachId) return;
  const token = await tokenFor(role, coachId === '' ? (offeredCoaches()[0]?.id ?? '') : coachId);
  granted = { role, coachId, token };
}

async function tokenFor(name: string, coachId: string): Promise<string> {
  const role = ROLES.find((each) => each === name);
  if (!role) return '';
  const { createDemoToken } = await import('@session-booking/sdk');
  // Only a coach's token belongs to a coach.
  const body = { role, ...(role === 'coach' && { coachId }) };
  return (await createDemoToken({ apiUrl: location.origin }, body)).token;
}
