import type { Coach, SessionType } from '@session-booking/sdk/contract';
import type { Offer, Wish } from './booking-state.ts';

/** Is the length of a session where neither page nor coach names one. */
export const DEFAULT_DURATION_MINUTES = 60;

/** Lists the session types of a coach that the page's wish leaves to choose from; empty when none fits. */
export function offeredTypes(
  coach: Coach,
  wish: Pick<Wish, 'sessionType' | 'durationMinutes'>,
): SessionType[] {
  const wanted = wish.sessionType?.trim().toLowerCase() ?? null;
  return coach.sessionTypes.filter(
    (type) =>
      (wanted === null || type.id.toLowerCase() === wanted || type.title.trim().toLowerCase() === wanted) &&
      (wish.durationMinutes === null || type.durationMinutes === wish.durationMinutes),
  );
}

/**
 * Picks what is booked before the visitor chooses: the first type that fits the wish, one of `preferredMinutes` before
 * others. Null when the wish names what the coach does not offer.
 */
export function firstOffer(
  coach: Coach,
  wish: Pick<Wish, 'sessionType' | 'durationMinutes'>,
  preferredMinutes: number | null = null,
): Offer | null {
  const types = offeredTypes(coach, wish);
  const type = types.find((each) => each.durationMinutes === preferredMinutes) ?? types[0];
  if (type) return { sessionType: type, durationMinutes: type.durationMinutes };
  if (coach.sessionTypes.length > 0 || wish.sessionType !== null) return null;
  return {
    sessionType: null,
    durationMinutes: wish.durationMinutes ?? preferredMinutes ?? DEFAULT_DURATION_MINUTES,
  };
}
