import { allByRole, findByRole, until, type Name } from './queries.ts';

/** Presses the button of a name. */
export async function press(within: Element, name: Name): Promise<void> {
  (await findByRole(within, 'button', name)).click();
}

/** Presses the button of a name with the focus on it, as one does by keyboard. */
export async function pressFocused(within: Element, name: Name): Promise<void> {
  const button = await findByRole(within, 'button', name);
  button.focus();
  button.click();
}

/** Goes on to a text box of the page, beside a widget, and gives it. */
export function goElsewhere(widget: Element): HTMLElement {
  const box = document.createElement('input');
  widget.after(box);
  box.focus();
  return box;
}

/** Waits until the times of a day are there. */
export async function timesShown(within: Element): Promise<string[]> {
  const group = await findByRole(within, 'group', 'Available times');
  return allByRole(group, 'button').map((button) => button.textContent.trim());
}

/** Picks a day of the shown month by the start of its name, for example "Monday, 7 December 2026". */
export async function pickDay(within: Element, day: string): Promise<void> {
  const button = await findByRole(within, 'button', new RegExp(`^${day}, \\d+ times? available`));
  button.click();
  await until(() => button.parentElement?.ariaSelected === 'true');
}

/** Turns to the next month and waits until it is there by name, for example "January 2027". */
export async function turnTo(within: Element, ...months: string[]): Promise<void> {
  for (const month of months) {
    await press(within, 'Next month');
    await findByRole(within, 'grid', month);
  }
}

/** Picks a time of the shown day. */
export async function pickTime(within: Element, time: string): Promise<void> {
  const group = await findByRole(within, 'group', 'Available times');
  await press(group, time);
}

/** Writes into the text box of a name, as a person would. */
export async function fillIn(
  within: Element,
  name: string,
  value: string,
  role: 'textbox' | 'combobox' = 'textbox',
): Promise<void> {
  const box = (await findByRole(within, role, name)) as HTMLInputElement | HTMLTextAreaElement;
  box.value = value;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Gets what stands in the text box of a name. */
export async function writtenIn(within: Element, name: string): Promise<string> {
  return ((await findByRole(within, 'textbox', name)) as HTMLInputElement).value;
}

/** Goes from the first view to a form that is filled in, for 09:30 on Monday 7 December. */
export async function reachForm(within: Element): Promise<void> {
  await pickDay(within, 'Monday, 7 December 2026');
  await pickTime(within, '09:30');
  await fillIn(within, 'Name', 'Ada Lovelace');
  await fillIn(within, 'Email', 'ada@example.com');
}

/** Presses a key on the element that has the focus. */
export function pressKey(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}
