import { pageElement } from '../page-element.ts';
import { restartWidget, stage } from '../stage.ts';
import { applySettings } from './apply-settings.ts';
import { openDrawer } from './drawer.ts';
import { logEvents } from './event-log.ts';
import { fillFields, onSettingsChange, showCoach, showSettings } from './fields.ts';
import { settingsFrom } from './settings.ts';

fillFields();
showSettings(settingsFrom(new URLSearchParams(location.search)));
onSettingsChange(() => void applySettings());
logEvents(pageElement('lab-events', HTMLElement), [{ element: stage() }]);
pageElement('lab-restart', HTMLButtonElement).addEventListener('click', restartWidget);

/** Opens the drawer beside the page, which stays usable. */
export async function openLab(): Promise<void> {
  openDrawer();
  await applySettings();
}

/** Gives the widget what the page's address asks for. */
export async function applyAddress(): Promise<void> {
  await applySettings();
}

/** Shows a coach that was chosen on the page in the drawer too. */
export async function followCoach(slug: string): Promise<void> {
  showCoach(slug);
  await applySettings();
}
