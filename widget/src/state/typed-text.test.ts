import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { ines, marcus, NOW, sessionAt } from '../test/fixtures.ts';
import { after, answerOf, shown, threeSlots } from '../test/states.ts';
import { formFields, noWish, type FormField } from './booking-state.ts';
import { failureOf } from './failure.ts';
import { formValues } from './form-values.ts';
import type { Message } from './message.ts';

const slots = fc.constantFrom(...threeSlots);
const failures = fc
  .constantFrom('slot_taken', 'network', 'offline', 'rate_limited', 'internal', 'validation_failed')
  .map((code) => failureOf(code));
const answers = fc.subarray(threeSlots).map((some) => answerOf(some));

// Everything that can happen but typing, and a new booking after one that was made.
const happenings: fc.Arbitrary<Message> = fc.oneof(
  fc
    .constantFrom(ines.id, marcus.id, 'nobody')
    .map((coachId) => ({ type: 'choose-coach', coachId }) as const),
  fc
    .constantFrom(...ines.sessionTypes.map(({ id }) => id), 'none')
    .map((sessionTypeId) => ({ type: 'choose-type', sessionTypeId }) as const),
  fc.constantFrom('UTC', 'Asia/Tokyo').map((timeZone) => ({ type: 'choose-zone', timeZone }) as const),
  fc.constantFrom('2026-11', '2026-12', '2027-01').map((month) => ({ type: 'show-month', month }) as const),
  fc.constantFrom('2026-12-07', '2026-12-08').map((day) => ({ type: 'choose-day', day }) as const),
  slots.map((slot) => ({ type: 'choose-slot', slot }) as const),
  slots.map(({ startsAt }) => ({ type: 'show-moment', startsAt }) as const),
  fc
    .constantFrom('coach', 'offer', 'time', 'form', 'booked')
    .map((step) => ({ type: 'show-step', step }) as const),
  fc
    .constantFrom(null, ines.id, marcus.id)
    .map(
      (coachId) =>
        ({ type: 'wished', wish: { ...noWish, coachId, name: 'Suggested' }, timeZone: null }) as const,
    ),
  fc.constantFrom('reset', 'refresh', 'submitted').map((type) => ({ type })),
  fc.nat(1e9).map((ms) => ({ type: 'ticked', now: NOW + ms }) as const),
  fc
    .option(answers)
    .map(
      (availability) =>
        ({ type: 'coaches-arrived', coaches: [ines, marcus], availability, now: NOW }) as const,
    ),
  fc
    .tuple(answers, fc.boolean())
    .map(
      ([availability, isPrefetch]) =>
        ({ type: 'availability-arrived', availability, now: NOW, isPrefetch }) as const,
    ),
  failures.map((failure) => ({ type: 'load-failed', failure }) as const),
  failures.map((failure) => ({ type: 'booking-failed', failure }) as const),
  fc.constant({ type: 'form-refused', errors: { name: { kind: 'missing' } } } as const),
  slots.map(({ startsAt }) => ({ type: 'booked', session: sessionAt(startsAt) }) as const),
);
const typing = fc
  .tuple(fc.constantFrom(...formFields), fc.string())
  .map(([field, value]) => ({ type: 'edit', field, value }) as const);

describe('what the visitor typed', () => {
  it('is what he typed last in each field, whatever else happens', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: happenings }, typing), { maxLength: 60 }),
        (messages) => {
          const typed: Partial<Record<FormField, string>> = {};
          let state = shown();
          for (const message of messages) {
            if (message.type === 'edit') typed[message.field] = message.value;
            state = after(state, message);
            for (const field of formFields) {
              const value = typed[field];
              if (value !== undefined) expect(formValues(state)[field]).to.equal(value);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('outlives a new booking as far as it is about the visitor', () => {
    const typed = formFields.map((field) => ({ type: 'edit', field, value: `my ${field}` }) as const);
    const state = after(
      shown(),
      ...typed,
      { type: 'booked', session: sessionAt('2026-12-07T08:00:00Z') },
      { type: 'book-another' },
    );
    expect(formValues(state)).to.deep.equal({
      name: 'my name',
      email: 'my email',
      title: 'First talk',
      notes: '',
    });
  });
});
