import { pageElement } from '../page-element.ts';
import { offers, type SettingName, type Settings, settingsFrom } from './settings.ts';

const form = pageElement('lab-fields', HTMLFormElement);

/** Fills the drawer's fields with what each setting offers. */
export function fillFields(): void {
  for (const holder of form.querySelectorAll<HTMLElement>('[data-choices]')) {
    const name = holder.dataset['choices'] as SettingName;
    holder.append(...offers[name].map(([value, label]) => radio(name, value, label)));
  }
  for (const select of form.querySelectorAll('select')) {
    const name = select.name as SettingName;
    select.append(...offers[name].map(([value, label]) => new Option(label, value)));
  }
}

/** Adds coaches to choose from, by name; those that are there stay. */
export function offerCoaches(names: Iterable<string>): void {
  const select = form.querySelector<HTMLSelectElement>('select[name="coach"]');
  if (!select) throw new Error('The drawer has no field for the coach.');
  const offered = new Set([...select.options].map(({ value }) => value));
  for (const name of names) if (!offered.has(name)) select.append(new Option(name, name));
}

/** Shows settings in the fields. */
export function showSettings(settings: Settings): void {
  if (settings.coach !== '') offerCoaches([settings.coach]);
  for (const [name, value] of Object.entries(settings)) {
    for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)) {
      if (control instanceof HTMLSelectElement) control.value = String(value);
      else control.checked = control.value === value;
    }
  }
}

/** Reads the settings that the fields show. */
export function readSettings(): Settings {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.set(name, value);
  return settingsFrom(query);
}

/** Calls back after every change, and after the button that restores the defaults. */
export function onSettingsChange(callback: () => void): void {
  form.addEventListener('change', callback);
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    showSettings(settingsFrom(new URLSearchParams()));
    callback();
  });
}

function radio(name: SettingName, value: string, label: string): HTMLLabelElement {
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name, value });
  const wrapper = document.createElement('label');
  wrapper.append(input, label);
  return wrapper;
}
