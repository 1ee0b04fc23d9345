import type { SlotStatus, Slot } from '@session-booking/sdk/contract';
import type { CalendarData } from './calendar-data.ts';

/** Gives one start another status, when that is known before the next answer says so. */
export function withStatus(known: CalendarData, startsAt: string, status: SlotStatus): CalendarData {
  const change = (slot: Slot) => (slot.startsAt === startsAt ? { ...slot, status } : slot);
  return { ...known, slots: known.slots.map(change) };
}
