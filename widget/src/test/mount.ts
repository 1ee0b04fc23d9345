import '../define.ts';
import type { SessionBooking } from '../session-booking.ts';
import { freezeClock, releaseClock } from './clock.ts';
import { FakeClient } from './fake-client.ts';
import { ines } from './fixtures.ts';

interface Wishes {
  /** Attributes of the element; a coach, a zone and English when left out. */
  attributes?: Record<string, string>;
  client?: FakeClient | null;
  /** Width of the page it stands on, in pixels. */
  width?: number;
  lang?: string;
  dir?: string;
  colorScheme?: 'light' | 'dark';
}

// Files run side by side, and the browser calls all pages hidden but the one in front.
Object.defineProperty(document, 'hidden', { value: false });

const pages: HTMLElement[] = [];

/** Puts a widget on a page of its own, at the moment of the fixtures. */
export function mount(wishes: Wishes = {}): {
  widget: SessionBooking;
  client: FakeClient;
  page: HTMLElement;
} {
  freezeClock();
  const page = document.createElement('main');
  page.lang = wishes.lang ?? 'en';
  if (wishes.dir) page.dir = wishes.dir;
  page.style.cssText = `width:${wishes.width ?? 1000}px;color-scheme:${wishes.colorScheme ?? 'light'}`;
  const widget = document.createElement('session-booking');
  const client = wishes.client ?? new FakeClient();
  if (wishes.client !== null) widget.client = client;
  const attributes = wishes.attributes ?? { 'coach-id': ines.id };
  for (const [name, value] of Object.entries({ 'time-zone': 'Europe/Madrid', ...attributes })) {
    widget.setAttribute(name, value);
  }
  page.append(widget);
  document.body.append(page);
  pages.push(page);
  return { widget, client, page };
}

/** Takes all widgets off again; call it after each test. */
export function unmountAll(): void {
  for (const page of pages.splice(0)) page.remove();
  releaseClock();
}
