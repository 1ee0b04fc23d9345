import type { SessionType } from '@session-booking/sdk/contract';
import type { Localization } from '../locale/localization.ts';
import type { Offer } from '../state/booking-state.ts';

/** Writes what a session type costs: its price, or that it is free. */
export function priceOf({ messages, formats }: Localization, { price }: Pick<SessionType, 'price'>): string {
  return price && price.amount > 0 ? formats.money(price) : messages.free;
}

/** Writes things in one line, each in its own direction; no line begins with a dot. */
export function inOneLine({ messages }: Localization, ...parts: string[]): string {
  const isolated = messages.direction === 'rtl' ? parts.map((part) => `\u2068${part}\u2069`) : parts;
  return isolated.join('\u00a0· ');
}

/** Writes length and price of a session type, "45 min · €60". */
export function lengthAndPrice(localization: Localization, type: SessionType): string {
  return inOneLine(localization, ...partsOf(localization, type));
}

/** Writes an offer in one line, "Discovery call · 45 min · €60". */
export function offerLine(localization: Localization, { sessionType, durationMinutes }: Offer): string {
  if (!sessionType) return localization.messages.minutes(durationMinutes);
  // Side by side, not one line within the other: the inner one would take a direction of its own.
  return inOneLine(localization, sessionType.title, ...partsOf(localization, sessionType));
}

function partsOf(localization: Localization, type: SessionType): [string, string] {
  const length = localization.messages.minutes(type.durationMinutes);
  return [length.replace(' ', '\u00a0'), priceOf(localization, type)];
}
