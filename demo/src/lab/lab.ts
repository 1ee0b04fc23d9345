import { pageElement } from '../page-element.ts';
import { restartWidget } from '../stage.ts';
import { applySettings } from './apply-settings.ts';
import { logEvents } from './event-log.ts';
import { fillFields, onSettingsChange, showCoach, showSettings } from './fields.ts';
import { settingsFrom } from './settings.ts';

const drawer = pageElement('lab', HTMLDialogElement);
const opener = pageElement('lab-open', HTMLButtonElement);

fillFields();
showSettings(settingsFrom(new URLSearchParams(location.search)));
onSettingsChange(() => void applySettings());
logEvents(pageElement('lab-events', HTMLElement));
pageElement('lab-restart', HTMLButtonElement).addEventListener('click', restartWidget);
drawer.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') drawer.close();
});
drawer.addEventListener('close', () => {
  opener.hidden = false;
  opener.ariaExpanded = 'false';
  opener.focus();
});

/** Opens the drawer beside the page, which stays usable. */
export async function openLab(): Promise<void> {
  drawer.show();
  opener.ariaExpanded = 'true';
  opener.hidden = true;
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
