import type { BookingQuote } from '@session-booking/sdk/contract';
import { percent } from '../calendar/percent.ts';
import type { Localization } from '../locale/localization.ts';
import type { Messages } from '../locale/messages.ts';

/** Writes what cancelling a booking would cost, made or not; empty where there is nothing to say. */
export function cancelText(
  { messages, formats }: Localization<Messages>,
  { policy, lateFee, late }: Pick<BookingQuote, 'policy' | 'late'> & Partial<Pick<BookingQuote, 'lateFee'>>,
  timeZone: string,
): string {
  const costs = (write: Messages['afterThat']) =>
    lateFee && lateFee.amount > 0
      ? write(percent(formats.locale, policy.lateFeePercent), formats.money(lateFee))
      : '';
  if (late) return costs(messages.lateToCancel);
  const free = messages.freeToCancel(formats.moment(Date.parse(policy.freeUntil), timeZone));
  return `${free} ${costs(messages.afterThat)}`.trim();
}
