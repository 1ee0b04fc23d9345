import type { Slot } from '../contract/availability.ts';

/** Names what is watched: slots of a length with a coach; dates in the coach's zone, both included, 62 days at most. */
export type WatchQuestion = { coachId: string; from: string; to: string; durationMinutes: number };

/** Holds what a watch shows at one moment. Never changed: a later moment has a view of its own. */
export type AvailabilityView = WatchQuestion & {
  /** The number of the coach's calendar that the slots are of. */
  readonly revision: number;
  /** By start, with every status as with `include: 'all'`; one that did not change is the same object as before. */
  readonly slots: readonly Slot[];
};

/** Gives slots with some changed or new, and some starts gone; by start. */
export function applyChanges(
  slots: readonly Slot[],
  changed: readonly Slot[],
  removed: readonly string[] = [],
): readonly Slot[] {
  const byStart = new Map(slots.map((slot) => [slot.startsAt, slot]));
  for (const slot of changed) byStart.set(slot.startsAt, slot);
  for (const startsAt of removed) byStart.delete(startsAt);
  return [...byStart.values()].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

/** Gives the new slots, each as the object it was before where it says the same. */
export function keepSame(before: readonly Slot[], after: readonly Slot[]): readonly Slot[] {
  const known = new Map(before.map((slot) => [slot.startsAt, slot]));
  return after.map((slot) => {
    const old = known.get(slot.startsAt);
    const isSame =
      old?.status === slot.status && old.endsAt === slot.endsAt && old.remaining === slot.remaining;
    return old && isSame ? old : slot;
  });
}
