import type { BookingRequest } from './booking-client.ts';
import type { BookingState, FormErrors } from './booking-state.ts';
import { formValues } from './form-values.ts';
import { chosenCoach } from './select.ts';

// Only what no server could accept; what an address really is, the server says.
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Checks what can be told without the server: whether name and e-mail address are there and could be one. */
export function checkForm(state: BookingState): FormErrors {
  const { name, email } = formValues(state);
  const errors: FormErrors = {};
  const mayBeEmpty = state.wish.isSignedIn && !name.trim() && !email.trim();
  if (mayBeEmpty) return errors;
  if (!name.trim()) errors.name = { kind: 'missing' };
  if (!email.trim()) errors.email = { kind: 'missing' };
  else if (!EMAIL.test(email.trim())) errors.email = { kind: 'malformed' };
  return errors;
}

/** Puts together what is sent; null before a time is chosen. `fallbackTitle` stands in for an empty title. */
export function requestOf(state: BookingState, fallbackTitle: string): BookingRequest | null {
  const coach = chosenCoach(state);
  const { slot, offer } = state;
  if (!coach || !slot || !offer) return null;
  const { name, email, title, notes } = formValues(state);
  return {
    coachId: coach.id,
    title: title.trim() || offer.sessionType?.title || fallbackTitle,
    ...(notes.trim() && { description: notes.trim() }),
    scheduledAt: slot.startsAt,
    durationMinutes: offer.durationMinutes,
    ...(offer.sessionType && { sessionTypeId: offer.sessionType.id }),
    timeZone: state.timeZone,
    ...(name.trim() && email.trim() && { client: { name: name.trim(), email: email.trim() } }),
  };
}
