import { deepElements, isShown, nameOf, roleOf } from './accessible.ts';

/** Is what a name must be, whole, or be like. */
export type Name = string | RegExp;

// Long, because only what fails waits for so long, and a machine may be busy.
const PATIENCE_MS = 8000;

/** Lists the drawn elements of a role, and of a name where one is given, in reading order. */
export function allByRole(within: Element, role: string, name?: Name): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of deepElements(within.shadowRoot ?? within)) {
    if (!(element instanceof HTMLElement) || roleOf(element) !== role || !isShown(element)) continue;
    if (name === undefined || isNamed(element, name)) found.push(element);
  }
  return found;
}

/** Gets the one drawn element of a role and name; undefined when there is none. */
export function queryByRole(within: Element, role: string, name?: Name): HTMLElement | undefined {
  const found = allByRole(within, role, name);
  if (found.length > 1) throw new Error(`${found.length} elements are ${describe(role, name)}.`);
  return found[0];
}

/** Waits for the one element of a role and name. Throws with the names that are there when it does not come. */
export async function findByRole(within: Element, role: string, name?: Name): Promise<HTMLElement> {
  const found = await until(() => queryByRole(within, role, name)).catch(() => undefined);
  if (found) return found;
  const names = allByRole(within, role).map((element) => `"${nameOf(element)}"`);
  throw new Error(`No ${describe(role, name)}. There are: ${names.join(', ') || 'none'}.`);
}

/** Waits until there is no element of a role and name. */
export async function gone(within: Element, role: string, name?: Name): Promise<void> {
  await until(() => allByRole(within, role, name).length === 0);
}

type MaybeLater<T> = T | Promise<T>;

/** Looks until something is true, and gives it. Rejects when that takes too long. */
export async function until<T>(look: () => MaybeLater<T | undefined | false>): Promise<T> {
  const started = performance.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() - started > PATIENCE_MS) throw new Error(`Waited too long for: ${look.toString()}`);
    // Not by frames: a page that is not in front has none.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Waits until all that is drawn has been drawn, so that what has not happened by then does not happen. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Gets the element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function isNamed(element: Element, name: Name): boolean {
  return typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));
}

function describe(role: string, name?: Name): string {
  return name === undefined ? role : `${role} named ${String(name)}`;
}
