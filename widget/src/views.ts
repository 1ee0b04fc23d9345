import { html, nothing, type TemplateResult } from 'lit';
import { RequestEvent } from './elements/request-event.ts';
import type { LazyParts } from './lazy-parts.ts';
import type { Localization } from './locale/localization.ts';
import type { BookingState } from './state/booking-state.ts';
import {
  canChooseCoach,
  choosableTypes,
  chosenCoach,
  isFullyBooked,
  listedSlots,
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
  /** False when a setting leaves nobody to ask. */
  readonly isAskable: boolean;
  readonly parts: Pick<LazyParts, 'act' | 'detail' | 'isMissing' | 'room'>;
}

/** Tells whether something stands in the way of coaches or times; what it is, the second act knows. */
export function isInTrouble({ state, isAskable }: Pick<View, 'state' | 'isAskable'>): boolean {
  return !isAskable || state.loadFailure !== null || (state.coachId !== null && state.offer === null);
}

function isBlocked(view: View): boolean {
  return isInTrouble(view) || (view.parts.isMissing && !view.parts.act);
}

/** Draws what is inside the card. */
export function renderContent(view: View): TemplateResult {
  const { state, words, isReady } = view;
  const session = view.parts.act?.session();
  if (session) return session;
  const isChosen = state.coachId !== null && state.offer !== null;
  if (isBlocked(view) && !(isChosen && view.isAskable)) return trouble(view);
  if (state.step === 'coach' && isReady) {
    if (view.parts.isMissing) return missingPart(words);
    return html`<booking-coach-list
      class="enters"
      .localization=${words}
      .coaches=${state.coaches ?? []}
    ></booking-coach-list>`;
  }
  return html`<div class="zones">
    <div class="who" part="who">${who(view)}</div>
    ${state.step === 'form' || state.step === 'booked' ? you(view) : when(view)}
  </div>`;
}

function trouble({ words, parts }: View): TemplateResult {
  return html`<div class="trouble">
    ${parts.act?.trouble() ?? (parts.isMissing ? missingPart(words) : nothing)}
  </div>`;
}

/** Says that a part of the widget itself could not be fetched; all that says more is in such a part. */
function missingPart({ messages }: Localization): TemplateResult {
  const retry = (event: Event) => event.currentTarget?.dispatchEvent(new RequestEvent({ type: 'retry' }));
  return html`<div class="missing" role="alert">
    <p>${messages.unreachable}</p>
    <button class="button" type="button" @click=${retry}>${messages.tryAgain}</button>
  </div>`;
}

function who({ state, words, isReady, parts }: View) {
  const isDone = state.step === 'booked';
  return html`<booking-summary
    exportparts="coach,session-types"
    .localization=${words}
    .coach=${isReady ? chosenCoach(state) : null}
    .types=${state.step === 'form' ? [] : choosableTypes(state)}
    .offer=${state.offer}
    .chosen=${isDone ? null : state.slot}
    .timeZone=${state.timeZone}
    .canChooseCoach=${canChooseCoach(state)}
    .isOpen=${state.step === 'offer'}
    .isFixed=${isDone || state.submission.status === 'sending'}
    >${state.wish.features.coachInfo ? (parts.detail?.coachCard() ?? parts.room) : nothing}${parts.act?.hold()}</booking-summary
  >`;
}

function when(view: View) {
  const { state, words, isReady, parts } = view;
  const hasStatus = state.wish.features.availabilityStatus;
  const detail = hasStatus ? parts.detail : null;
  return html`<div class="when" part="when">
    <booking-calendar
      exportparts="month,month-button,day,day-free,day-none,day-selected"
      .localization=${words}
      .month=${isReady ? state.month : null}
      .bounds=${monthBounds(state)}
      .days=${slotsByDay(state)}
      .selected=${shownDay(state)}
      .today=${today(state)}
      .status=${monthStatus(state)}
      .detail=${detail}
      >${hasStatus ? (detail?.monthNotes() ?? parts.room) : nothing}</booking-calendar
    >
    <div class="times">${isBlocked(view) ? trouble(view) : times(state, words, isReady, detail)}</div>
  </div>`;
}

function times(state: BookingState, words: Localization, isReady: boolean, detail: LazyParts['detail']) {
  const status = isFullyBooked(state) ? 'none' : 'known';
  return html`<booking-slot-list
    exportparts="times,time,time-chosen,time-status,time-held,time-held-by-you,time-taken"
    .localization=${words}
    .day=${shownDay(state)}
    .month=${shownMonth(state)}
    .slots=${detail ? listedSlots(state) : shownSlots(state)}
    .detail=${detail}
    .chosen=${state.slot?.startsAt ?? null}
    .timeZone=${state.timeZone}
    .nextFree=${nextFree(state)}
    .status=${isReady && monthStatus(state) !== 'unknown' ? status : 'unknown'}
    .canChooseCoach=${canChooseCoach(state)}
  ></booking-slot-list>`;
}

function you({ state, words, parts }: View) {
  const { act, isMissing } = parts;
  const content = state.step === 'form' ? act?.form() : act?.booked();
  return html`<div class="you enters" part="you">
    ${content ?? (isMissing ? missingPart(words) : nothing)}
  </div>`;
}
