import type { BookingRequest } from './booking-client.ts';
import type { BookingState, FormErrors } from './booking-state.ts';
import { chosenBooking } from './chosen-booking.ts';
import { holdOnSlot } from './held.ts';
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
  const chosen = chosenBooking(state);
  if (!chosen || !chosenCoach(state)) return null;
  const { name, email, title, notes } = formValues(state);
  const hold = holdOnSlot(state);
  return {
    ...chosen,
    title: title.trim() || state.offer?.sessionType?.title || fallbackTitle,
    ...(notes.trim() && { description: notes.trim() }),
    timeZone: state.timeZone,
    ...(hold && hold.expiresAt > state.now && { holdId: hold.id }),
    ...(name.trim() && email.trim() && { client: { name: name.trim(), email: email.trim() } }),
  };
}
