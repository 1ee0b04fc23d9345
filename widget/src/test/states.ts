import type { Availability, Slot } from '@session-booking/sdk/contract';
import { initialState, noWish, type BookingState } from '../state/booking-state.ts';
import type { Message } from '../state/message.ts';
import { arrivals } from '../state/transition-arrivals.ts';
import { choices } from '../state/transition-choices.ts';
import { submissions } from '../state/transition-submission.ts';
import { transition } from '../state/transition.ts';
import { ines, marcus, NOW, slotAt } from './fixtures.ts';

/** Computes the state after messages, with all parts of the widget loaded. */
export function after(state: BookingState, ...messages: Message[]): BookingState {
  const answers = { ...choices, ...arrivals, ...submissions };
  return messages.reduce((now, message) => transition(answers, now, message), state);
}

/** Makes an answer of the availability route. */
export function answerOf(slots: Slot[], more: Partial<Availability> = {}): Availability {
  return {
    coachId: ines.id,
    timeZone: ines.timeZone,
    revision: 1,
    from: '2026-11-30',
    to: '2026-12-31',
    durationMinutes: 30,
    slots,
    nextAvailable: slots[0]?.startsAt ?? null,
    ...more,
  };
}

/** Lists three free times: two on 7 December, one late on the 9th. */
export const threeSlots = ['2026-12-07T08:00:00Z', '2026-12-07T08:30:00Z', '2026-12-09T22:30:00Z'].map((at) =>
  slotAt(at),
);

/** Is the state of a widget that shows December of the coach the page names. */
export function shown(slots: Slot[] = threeSlots): BookingState {
  const wish = { ...noWish, coachId: ines.id };
  return after(
    initialState(NOW, 'Europe/Madrid'),
    { type: 'wished', wish, timeZone: null },
    { type: 'coaches-arrived', coaches: [ines, marcus], availability: answerOf(slots), now: NOW },
  );
}

/** Is the state of a widget whose form is filled in for the first of the three times. */
export function filledIn(): BookingState {
  return after(
    shown(),
    { type: 'choose-slot', slot: threeSlots[0] ?? slotAt('2026-12-07T08:00:00Z') },
    { type: 'edit', field: 'name', value: 'Ada' },
    { type: 'edit', field: 'email', value: 'ada@example.com' },
  );
}
