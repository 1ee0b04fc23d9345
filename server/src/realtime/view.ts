import type { Slot } from '@session-booking/sdk/contract';

/** What watchers of one window see at one moment. */
export type View = {
  revision: number;
  slots: readonly Slot[];
  /** By start. */
  byStart: ReadonlyMap<string, Slot>;
};

/** What takes one view to another: changed slots as JSON, and starts that are gone as JSON (null: none). */
export type Difference = { slots: string; removed: string | null; isEmpty: boolean };

/** Makes a view of slots that are sorted by start. */
export function viewOf(revision: number, slots: readonly Slot[]): View {
  return { revision, slots, byStart: new Map(slots.map((slot) => [slot.startsAt, slot])) };
}

/**
 * Finds what takes whoever has one of the views `before` to `after`; `isOpen` slots of before are sent even if they look
 * the same.
 */
export function difference(
  before: readonly View[],
  after: View,
  isOpen: (slot: Slot) => boolean = () => false,
): Difference {
  const changed = after.slots.filter((slot) =>
    before.some(({ byStart }) => {
      const known = byStart.get(slot.startsAt);
      return !known || isOpen(known) || !isSame(known, slot);
    }),
  );
  const gone = before.flatMap(({ slots }) => slots.filter(({ startsAt }) => !after.byStart.has(startsAt)));
  const removed = [...new Set(gone.map(({ startsAt }) => startsAt))];
  return {
    slots: JSON.stringify(changed),
    removed: removed.length > 0 ? JSON.stringify(removed) : null,
    isEmpty: changed.length === 0 && removed.length === 0,
  };
}

const isSame = (a: Slot, b: Slot) =>
  a.status === b.status && a.endsAt === b.endsAt && a.remaining === b.remaining;
