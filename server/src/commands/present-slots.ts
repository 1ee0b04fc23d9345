import type { Slot } from '@session-booking/sdk/contract';
import { DAY, HOUR, MINUTE } from '../domain/interval.ts';
import type { DomainSlot } from '../domain/slot.ts';
import { toInstant } from '../domain/wall-time.ts';

/** Shows slots as the contract has them. A month has hundreds of instants on few dates, so each date is written once. */
export function presentSlots(slots: readonly DomainSlot[]): Slot[] {
  const dates = new Map<number, string>();
  const write = (ms: number): string => {
    if (ms % MINUTE !== 0) return toInstant(ms);
    const day = Math.floor(ms / DAY);
    let date = dates.get(day);
    if (date === undefined) dates.set(day, (date = toInstant(day * DAY).slice(0, 11)));
    const sinceMidnight = ms - day * DAY;
    const minute = (sinceMidnight % HOUR) / MINUTE;
    return `${date}${twoDigits(Math.floor(sinceMidnight / HOUR))}:${twoDigits(minute)}:00Z`;
  };
  return slots.map(({ start, end, status }) => ({ startsAt: write(start), endsAt: write(end), status }));
}

const twoDigits = (value: number) => (value < 10 ? `0${value}` : String(value));
