import { html, nothing, type TemplateResult } from 'lit';
import { bookingNotice } from './failure-notice.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import { formValues } from './state/form-values.ts';
import { chosenCoach } from './state/select.ts';

/** Draws the form with what went wrong at the last try. */
export function formView(state: BookingState, words: Localization<Messages>): TemplateResult {
  const { submission } = state;
  return html`<booking-form
    exportparts="form,field,input,submit,back"
    .localization=${words}
    .values=${formValues(state)}
    .errors=${state.formErrors}
    .isSending=${submission.status === 'sending'}
    .isRequired=${!state.wish.isSignedIn}
    .hasTime=${state.slot !== null}
  >
    ${submission.status === 'failed' ? bookingNotice(words, state, submission.failure) : nothing}
  </booking-form>`;
}

/** Draws the outcome. */
export function bookedView(
  state: BookingState,
  words: Localization<Messages>,
  calendarFile: 'idle' | 'working' | 'failed',
): TemplateResult {
  return html`<booking-confirmation
    exportparts="details,add-to-calendar,manage,book-another"
    .localization=${words}
    .session=${state.session}
    .coach=${chosenCoach(state)}
    .timeZone=${state.timeZone}
    .calendarFile=${calendarFile}
  ></booking-confirmation>`;
}
