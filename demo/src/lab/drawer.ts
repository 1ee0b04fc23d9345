import { pageElement } from '../page-element.ts';

const drawer = pageElement('lab', HTMLDialogElement);
const opener = pageElement('lab-open', HTMLButtonElement);

drawer.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') drawer.close();
});
drawer.addEventListener('close', () => {
  opener.hidden = false;
  opener.ariaExpanded = 'false';
  opener.focus();
});

/** Opens the drawer beside the page, which stays usable; its button comes back, focused, when it is closed. */
export function openDrawer(): void {
  drawer.show();
  opener.ariaExpanded = 'true';
  opener.hidden = true;
}
