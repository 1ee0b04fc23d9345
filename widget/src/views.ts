import { html, nothing, type TemplateResult } from 'lit';
import { attributeNotice, bookingNotice, loadNotice } from './failure-notice.ts';
import type { Localization } from './locale/localization.ts';
import type { FatalAttribute } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import type { Failure } from './state/failure.ts';
import { unmetWish } from './state/offer.ts';
import {
  canChooseCoach,
  choosableTypes,
  chosenCoach,
  formValues,
  isFullyBooked,
  monthBounds,
  monthStatus,
  nextFree,
  shownDay,
  shownMonth,
  shownSlots,
  slotsByDay,
  today,
} from './state/select.ts';

/** Holds all that the card is drawn from. */
export interface View {
  readonly state: BookingState;
  readonly words: Localization;
  /** False while the texts of the wanted language are on their way: only skeletons show. */
  readonly isReady: boolean;
  /** Attribute that leaves nothing to ask for. */
  readonly wrongAttribute: { attribute: FatalAttribute; value: string } | null;
  /** Why the element of the present step could not be loaded. */
  readonly missing: Failure | null;
  readonly calendarFile: 'idle' | 'working' | 'failed';
}

/** Draws what is inside the card. */
export function renderContent(view: View): TemplateResult {
  const { state, words, wrongAttribute, isReady } = view;
  if (wrongAttribute) return attributeNotice(words, { ...wrongAttribute, allowed: [] });
  if (state.coaches === null && state.loadFailure) return loadNotice(words, state, state.loadFailure);
  if (state.step === 'coach' && isReady) return coachChoice(view);
  const coach = chosenCoach(state);
  const unmet = coach && unmetWish(coach, state.wish);
  if (unmet && isReady) return attributeNotice(words, unmet);
  return html`<div class="zones">
    <div class="who" part="who">${who(view)}</div>
    ${state.step === 'form' || state.step === 'booked' ? nothing : when(view)}
    ${state.step === 'form' ? form(view) : nothing} ${state.step === 'booked' ? booked(view) : nothing}
  </div>`;
}

function coachChoice({ state, words, missing }: View) {
  if (missing) return loadNotice(words, state, missing);
  return html`<booking-coach-list
    class="enters"
    .localization=${words}
    .coaches=${state.coaches ?? []}
  ></booking-coach-list>`;
}

function who({ state, words, isReady }: View) {
  return html`<booking-summary
    .localization=${words}
    .coach=${isReady ? chosenCoach(state) : null}
    .types=${choosableTypes(state)}
    .offer=${state.offer}
    .chosen=${state.session ?? state.slot}
    .timeZone=${state.timeZone}
    .canChooseCoach=${canChooseCoach(state)}
    .isOpen=${state.step === 'offer'}
    .isFixed=${state.step === 'booked' || state.submission.status === 'sending'}
  ></booking-summary>`;
}

function when(view: View) {
  const { state, words, isReady } = view;
  return html`<div class="when" part="when">
    <booking-calendar
      .localization=${words}
      .month=${isReady ? state.month : null}
      .bounds=${monthBounds(state)}
      .days=${slotsByDay(state)}
      .selected=${shownDay(state)}
      .today=${today(state)}
      .status=${monthStatus(state)}
    ></booking-calendar>
    <div class="times">${state.loadFailure ? loadNotice(words, state, state.loadFailure) : times(view)}</div>
  </div>`;
}

function times({ state, words, isReady }: View) {
  const status = isFullyBooked(state) ? 'none' : 'known';
  return html`<booking-slot-list
    .localization=${words}
    .day=${shownDay(state)}
    .month=${shownMonth(state)}
    .slots=${shownSlots(state)}
    .chosen=${state.slot?.startsAt ?? null}
    .timeZone=${state.timeZone}
    .coachZone=${chosenCoach(state)?.timeZone ?? state.timeZone}
    .nextFree=${nextFree(state)}
    .status=${isReady && monthStatus(state) !== 'unknown' ? status : 'unknown'}
    .canChooseCoach=${canChooseCoach(state)}
  ></booking-slot-list>`;
}

function form({ state, words, missing }: View) {
  const { submission } = state;
  return html`<div class="you enters" part="you">
    ${missing ? loadNotice(words, state, missing) : nothing}
    <booking-form
      ?hidden=${missing !== null}
      .localization=${words}
      .values=${formValues(state)}
      .errors=${state.formErrors}
      .isSending=${submission.status === 'sending'}
      .isRequired=${!state.wish.isSignedIn}
      .hasTime=${state.slot !== null}
    >
      ${submission.status === 'failed' ? bookingNotice(words, state, submission.failure) : nothing}
    </booking-form>
  </div>`;
}

function booked({ state, words, missing, calendarFile }: View) {
  return html`<div class="you enters" part="you">
    ${missing ? loadNotice(words, state, missing) : nothing}
    <booking-confirmation
      ?hidden=${missing !== null}
      .localization=${words}
      .session=${state.session}
      .coach=${chosenCoach(state)}
      .timeZone=${state.timeZone}
      .calendarFile=${calendarFile}
    ></booking-confirmation>
  </div>`;
}
