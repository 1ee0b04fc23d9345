// Loaded before the tests begin, so that none waits for it.
import '../second-act.ts';
import '../session-act.ts';
import type { SessionBooking } from '../session-booking.ts';
import { textOf } from './accessible.ts';
import type { FakeSessions } from './fake-sessions.ts';
import { NOW, instant } from './fixtures.ts';
import { mount } from './mount.ts';
import { findByRole, until } from './queries.ts';

/** Writes the moment so many hours after the one all tests happen at. */
export function inHours(hours: number): string {
  return instant(NOW + hours * 3_600_000);
}

/** Puts the session of a fake server on a page and waits until it is there. */
export async function showSession(
  client: FakeSessions,
  attributes: Record<string, string> = {},
): Promise<SessionBooking> {
  const { widget } = mountSession(client, attributes);
  await findByRole(widget, 'heading', client.session.title);
  return widget;
}

/** Puts the session of a fake server on a page. */
export function mountSession(client: FakeSessions, attributes: Record<string, string> = {}) {
  return mount({ client, attributes: { 'existing-session-id': client.session.id, ...attributes } });
}

/** Gets all that can be read of a widget. */
export function wordsIn(widget: Element): string {
  return textOf(widget.shadowRoot).replace(/\s+/g, ' ');
}

/** Waits until a widget says something. */
export async function says(widget: Element, words: string | RegExp): Promise<void> {
  const has = () => {
    const text = wordsIn(widget);
    return typeof words === 'string' ? text.includes(words) : words.test(text);
  };
  await until(has).catch(() => {
    throw new Error(`Nothing says ${String(words)}. All it says is: ${wordsIn(widget)}`);
  });
}

/** Gets what a screen reader was told last. */
export function news(widget: Element): string {
  return widget.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '';
}

/** Waits until a screen reader is told something. */
export async function isTold(widget: Element, words: string): Promise<void> {
  await until(() => news(widget) === words).catch(() => {
    throw new Error(`A screen reader is not told "${words}" but "${news(widget)}".`);
  });
}

/** Chooses so many stars. */
export async function giveStars(widget: Element, name: '1 star' | `${number} stars`): Promise<void> {
  (await findByRole(widget, 'radio', name)).click();
}
