import type { BookingQuote } from '@session-booking/sdk/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Booked } from './elements/booking-confirmation.ts';
import { cancelText } from './elements/cancel-text.ts';
import { ask, bookingNotice } from './failure-notice.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import { requestOf } from './state/form-check.ts';
import { formValues } from './state/form-values.ts';
import { chosenCoach } from './state/select.ts';

/** Draws the form with what went wrong at the last try and, once it is known, what cancelling will cost. */
export function formView(
  state: BookingState,
  words: Localization<Messages>,
  quote: BookingQuote | undefined,
): TemplateResult {
  const { submission } = state;
  return html`<booking-form
    exportparts="form,field,input,submit,back"
    .localization=${words}
    .values=${formValues(state)}
    .errors=${state.formErrors}
    .isSending=${submission.status === 'sending'}
    .isRequired=${!state.wish.isSignedIn}
    .hasTime=${state.slot !== null}
    .terms=${quote ? cancelText(words, quote, state.timeZone) : ''}
  >
    ${submission.status === 'failed' ? bookingNotice(words, state, submission.failure) : nothing}
  </booking-form>`;
}

/** Draws the way back to the form, for who has left it with his time still chosen. */
export function onward(state: BookingState, words: Localization<Messages>): TemplateResult | typeof nothing {
  if (state.step !== 'time' || !state.slot) return nothing;
  return html`<button
    slot="time"
    class="button primary"
    type="button"
    @click=${(event: Event) => {
      ask(event, { type: 'show-step', step: 'form' });
    }}
  >
    ${words.messages.proceed}
  </button>`;
}

/** Draws the outcome; before the server has answered, what it will be if the answer is yes. */
export function bookedView(
  state: BookingState,
  words: Localization<Messages>,
  quote: BookingQuote | undefined,
  calendarFile: 'idle' | 'working' | 'failed',
): TemplateResult {
  const coach = chosenCoach(state);
  const { session } = state;
  return html`<booking-confirmation
    exportparts="details,add-to-calendar,manage,book-another"
    .localization=${words}
    .session=${session ?? draftOf(state, words.messages.sessionWith(coach?.name ?? ''))}
    .isConfirmed=${session !== null}
    .lateFee=${quote && session && termsOf(quote) === termsOf(session) ? quote.lateFee : null}
    .coach=${coach}
    .timeZone=${state.timeZone}
    .calendarFile=${calendarFile}
  ></booking-confirmation>`;
}

/** Tells terms apart: what was asked for before the booking may have changed until then. */
const termsOf = ({ price, policy }: Pick<BookingQuote, 'price' | 'policy'>) =>
  JSON.stringify([price, policy]);

function draftOf(state: BookingState, fallbackTitle: string): Booked | null {
  const request = requestOf(state, fallbackTitle);
  if (!request || !state.slot) return null;
  const { title, client = null } = request;
  return { title, client, startsAt: state.slot.startsAt, endsAt: state.slot.endsAt };
}
