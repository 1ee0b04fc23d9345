import type { BookingState, FormField } from './booking-state.ts';

/** Gets what stands in the form: what was typed, else what page or session type suggest. */
export function formValues({ form, wish, offer }: BookingState): Record<FormField, string> {
  return {
    name: form.name ?? wish.name,
    email: form.email ?? wish.email,
    title: form.title ?? offer?.sessionType?.title ?? '',
    notes: form.notes ?? '',
  };
}
