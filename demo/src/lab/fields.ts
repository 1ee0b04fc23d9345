import { pageElement } from '../page-element.ts';
import { offered, type SettingName, type Settings, settingsFrom } from './settings.ts';

const form = pageElement('lab-fields', HTMLFormElement);

/** Fills the drawer's fields with what each setting offers. */
export function fillFields(): void {
  for (const holder of form.querySelectorAll<HTMLElement>('[data-choices]')) {
    const name = holder.dataset['choices'] as SettingName;
    // A choice of one is none.
    holder.closest('fieldset')?.toggleAttribute('hidden', offered(name).length < 2);
    holder.append(...offered(name).map(([value, label]) => radio(name, value, label)));
  }
  for (const select of form.querySelectorAll('select')) {
    const name = select.name as SettingName;
    select.append(...offered(name).map(([value, label]) => new Option(label, value)));
  }
}

/** Shows settings in the fields. */
export function showSettings(settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) {
    for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)) {
      if (control instanceof HTMLSelectElement) control.value = String(value);
      else control.checked = control.value === value;
    }
  }
}

/** Shows a coach as chosen, without calling anybody back. */
export function showCoach(slug: string): void {
  const [first] = offered('coach');
  const isFirst = !offered('coach').some(([value]) => value === slug) && first !== undefined;
  showSettings({ ...readSettings(), coach: isFirst ? '' : slug });
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
