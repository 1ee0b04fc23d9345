import { listCoaches } from '../coach-directory.ts';
import { embedMarkup, showMarkup } from '../markup.ts';
import { applyAttributes, restartWidget, stage } from '../stage.ts';
import { fetchDemoToken } from './demo-token.ts';
import { logEvents } from './event-log.ts';
import { attributesOf, offers, queryOf, type SettingName, type Settings, settingsFrom } from './settings.ts';

const drawer = find('lab', HTMLDialogElement);
const fields = find('lab-fields', HTMLFormElement);
const opener = find('lab-open', HTMLButtonElement);
const problem = find('lab-problem', HTMLElement);

let coachIds = new Map<string, string>();
let token = { role: '', coachId: '', value: '' };
let latest = 0;

fillChoices();
fillSelects();
logEvents(find('lab-events', HTMLElement));
showSettings(settingsFrom(new URLSearchParams(location.search)));
fields.addEventListener('change', () => void apply());
fields.addEventListener('reset', () => {
  // The fields have their defaults only after this event.
  queueMicrotask(() => {
    showSettings(settingsFrom(new URLSearchParams()));
    void apply();
  });
});
find('lab-restart', HTMLButtonElement).addEventListener('click', restartWidget);
drawer.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') drawer.close();
});
drawer.addEventListener('close', () => {
  opener.ariaExpanded = 'false';
  opener.hidden = false;
  opener.focus();
});

/** Opens the drawer beside the page, which stays usable. */
export async function openLab(): Promise<void> {
  drawer.show();
  opener.ariaExpanded = 'true';
  opener.hidden = true;
  await apply();
}

/** Gives the widget what the page's address asks for. */
export async function applyAddress(): Promise<void> {
  await apply();
}

async function apply(): Promise<void> {
  const run = ++latest;
  const settings = readSettings();
  problem.textContent = '';
  history.replaceState(null, '', `${location.pathname}${queryOf(settings)}${location.hash}`);
  document.documentElement.dataset['theme'] = settings.theme;
  stage().dataset['width'] = settings.width;
  try {
    await learnCoaches(settings.coach);
    const coachId = coachIds.get(settings.coach) ?? '';
    await learnToken(settings.role, coachId);
    // Only the last change counts: an answer that comes late must not undo it.
    if (run === latest) show(attributesOf(settings, { coachId, token: token.value }));
  } catch (error) {
    problem.textContent = error instanceof Error ? error.message : String(error);
  }
}

function show(attributes: Record<string, string>): void {
  applyAttributes(attributes);
  const shown = { ...attributes };
  if (shown['token']) shown['token'] = `${shown['token'].slice(0, 12)}…`;
  showMarkup(find('lab-markup', HTMLElement), embedMarkup(shown));
}

async function learnCoaches(chosen: string): Promise<void> {
  if (coachIds.size > 0) return;
  const coaches = await listCoaches();
  coachIds = new Map(coaches.map(({ id, name }) => [name, id]));
  const select = field('coach', HTMLSelectElement);
  for (const { name } of coaches) if (name !== chosen) select.append(new Option(name, name));
}

async function learnToken(role: string, coachId: string): Promise<void> {
  if (token.role === role && token.coachId === coachId) return;
  const forCoach = role === 'coach' && coachId === '' ? ([...coachIds.values()][0] ?? '') : coachId;
  const value = role === '' ? '' : await fetchDemoToken(role, forCoach);
  token = { role, coachId, value };
}

function fillChoices(): void {
  for (const holder of fields.querySelectorAll<HTMLElement>('[data-choices]')) {
    const name = holder.dataset['choices'] as SettingName;
    for (const [value, label] of offers[name]) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'radio', name, value });
      const wrapper = document.createElement('label');
      wrapper.append(input, label);
      holder.append(wrapper);
    }
  }
}

function fillSelects(): void {
  for (const select of fields.querySelectorAll('select')) {
    const name = select.name as SettingName;
    select.append(...offers[name].map(([value, label]) => new Option(label, value)));
  }
}

function showSettings(settings: Settings): void {
  const { coach } = settings;
  const select = field('coach', HTMLSelectElement);
  if (coach !== '' && ![...select.options].some(({ value }) => value === coach)) {
    select.append(new Option(coach, coach));
  }
  for (const [name, value] of Object.entries(settings)) {
    const control = fields.elements.namedItem(name);
    if (control instanceof HTMLSelectElement || control instanceof RadioNodeList) control.value = value;
    // A list of one radio button is not a list.
    else if (control instanceof HTMLInputElement) control.checked = true;
  }
}

function readSettings(): Settings {
  const data = new FormData(fields);
  const query = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') query.set(name, value);
  return settingsFrom(query);
}

function field<T extends Element>(name: SettingName, kind: new () => T): T {
  const control = fields.elements.namedItem(name);
  if (!(control instanceof kind)) throw new Error(`The drawer has no field ${name}.`);
  return control;
}

function find<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${kind.name} with the id ${id}.`);
  return element;
}
