import type { SessionType } from '@session-booking/sdk/contract';
import type { Localization } from '../locale/localization.ts';
import type { Offer } from '../state/booking-state.ts';

/** Writes what a session type costs: its price, or that it is free. */
export function priceOf({ messages, formats }: Localization, { price }: Pick<SessionType, 'price'>): string {
  return price && price.amount > 0 ? formats.money(price) : messages.free;
}

/** Writes length and price of a session type, "45 min · €60". */
export function lengthAndPrice(localization: Localization, type: SessionType): string {
  return `${localization.messages.minutes(type.durationMinutes)} · ${priceOf(localization, type)}`;
}

/** Writes an offer in one line, "Discovery call · 45 min · €60". */
export function offerLine(localization: Localization, offer: Offer): string {
  return offer.sessionType
    ? `${offer.sessionType.title} · ${lengthAndPrice(localization, offer.sessionType)}`
    : localization.messages.minutes(offer.durationMinutes);
}
