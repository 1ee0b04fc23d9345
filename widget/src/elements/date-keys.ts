import { weekAround } from '../calendar/month-grid.ts';
import { addDays, addMonths, inMonth, monthOf, type PlainDate } from '../calendar/plain-date.ts';

/** Describes a pressed key as a date grid sees it. */
export interface DateKey {
  readonly key: string;
  readonly shift: boolean;
  readonly isRightToLeft: boolean;
}

/** Finds the date a key leads to from `date`, by the date-grid pattern; null for a key that leads nowhere. */
export function dateAfterKey(date: PlainDate, pressed: DateKey, firstWeekday: number): PlainDate | null {
  const forward = pressed.isRightToLeft ? -1 : 1;
  const months = (count: number) => inMonth(date, addMonths(monthOf(date), count));
  switch (pressed.key) {
    case 'ArrowRight':
      return addDays(date, forward);
    case 'ArrowLeft':
      return addDays(date, -forward);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'Home':
      return weekAround(date, firstWeekday).start;
    case 'End':
      return weekAround(date, firstWeekday).end;
    case 'PageUp':
      return months(pressed.shift ? -12 : -1);
    case 'PageDown':
      return months(pressed.shift ? 12 : 1);
    default:
      return null;
  }
}
