export { type Busy, occupiedInterval } from './busy.ts';
export { checkStart, type StartQuestion } from './check-start.ts';
export { firstViewWindow } from './first-view.ts';
export { firstAvailable, listSlots, nearestAvailable, type Question } from './list-slots.ts';
export { nextChangeByTime } from './next-change.ts';
export type { DomainSlot } from './slot.ts';
