import { defineElement } from './define-element.ts';

// What most first views do without; each is a chunk of its own.
const loaders = {
  'booking-coach-list': async () => (await import('./booking-coach-list.ts')).BookingCoachList,
  'booking-zone-picker': async () => (await import('./booking-zone-picker.ts')).BookingZonePicker,
} as const;

/** Names an element that is loaded when it is needed. */
export type LazyElement = keyof typeof loaders;

/** Loads and registers an element; rejects when its chunk cannot be fetched, and may then be asked again. */
export async function loadElement(tag: LazyElement): Promise<void> {
  if (!customElements.get(tag)) defineElement(tag, await loaders[tag]());
}
