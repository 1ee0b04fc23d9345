import type { Coach } from '@session-booking/sdk/contract';
import type { BookingState, Wish } from './booking-state.ts';
import type { Failure } from './failure.ts';
import { firstOffer, offeredTypes } from './offer.ts';
import { chosenCoach } from './select.ts';

/** Names an attribute whose value leaves nothing to show, and what it may be instead where that is known. */
export interface AttributeTrouble {
  readonly kind: 'attribute';
  readonly attribute: 'coach-id' | 'session-type' | 'duration-minutes' | 'api-url';
  readonly value: string;
  readonly allowed: readonly string[];
}

/** Says why coaches or times cannot be shown. */
export type Trouble = AttributeTrouble | { readonly kind: 'load'; readonly failure: Failure };

/** Finds why coaches or times cannot be shown; null when they can, or are on their way. */
export function troubleOf(state: BookingState): Trouble | null {
  const { loadFailure, wish } = state;
  if (loadFailure) return blamedAttribute(state, loadFailure) ?? { kind: 'load', failure: loadFailure };
  const coach = chosenCoach(state);
  return coach && unmetWish(coach, wish);
}

/** Finds the attribute that a refusal of the server is about. */
function blamedAttribute({ wish }: BookingState, { code, issues }: Failure): AttributeTrouble | null {
  const isAbout = (...names: string[]) => issues.some(({ path }) => names.includes(String(path.at(-1))));
  if (wish.coachId !== null && (code === 'not_found' || isAbout('coachId', 'id'))) {
    return { kind: 'attribute', attribute: 'coach-id', value: wish.coachId, allowed: [] };
  }
  if (wish.durationMinutes !== null && isAbout('durationMinutes')) {
    // The sentence is in English; the lengths it lists are in no language.
    const allowed = issues.flatMap(({ message }) => message.match(/\d+/g) ?? []);
    const value = String(wish.durationMinutes);
    return allowed.length > 0 ? { kind: 'attribute', attribute: 'duration-minutes', value, allowed } : null;
  }
  return null;
}

/** Finds the attribute that leaves nothing to book; null when there is something. */
function unmetWish(coach: Coach, wish: Wish): AttributeTrouble | null {
  if (firstOffer(coach, wish)) return null;
  const named = offeredTypes(coach, { ...wish, durationMinutes: null });
  if (wish.sessionType !== null && named.length === 0) {
    const allowed = coach.sessionTypes.map((type) => type.title);
    return { kind: 'attribute', attribute: 'session-type', value: wish.sessionType, allowed };
  }
  const lengths = new Set(named.map((type) => String(type.durationMinutes)));
  return {
    kind: 'attribute',
    attribute: 'duration-minutes',
    value: String(wish.durationMinutes),
    allowed: [...lengths],
  };
}
