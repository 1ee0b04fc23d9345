import { html, type TemplateResult } from 'lit';
import { sessionNotice, workNotice } from './session-notice.ts';
import type { SessionView } from './session-view.ts';
import {
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
import type { SessionPanel } from './state/session-state.ts';

/** Draws what is open beneath a session; another time has a view of its own. */
export function panelView(view: SessionView, panel: SessionPanel): TemplateResult {
  if (panel === 'cancel') return cancellation(view);
  if (panel === 'noShow') return noShow(view);
  const { state, words } = view;
  const { drafts, errors, work } = state;
  const isWorking = work.status === 'working';
  const notice = workNotice(words, work);
  return panel === 'complete'
    ? html`<booking-completion
        class="enters"
        exportparts="panel,field,input,submit,close"
        .localization=${words}
        .drafts=${drafts}
        .errors=${errors}
        .isWorking=${isWorking}
        >${notice}</booking-completion
      >`
    : html`<booking-feedback
        class="enters"
        exportparts="panel,field,input,submit,close"
        .localization=${words}
        .drafts=${drafts}
        .errors=${errors}
        .isWorking=${isWorking}
        >${notice}</booking-feedback
      >`;
}

function noShow({ state: { session, work }, words }: SessionView): TemplateResult {
  return html`<booking-no-show
    class="enters"
    exportparts="panel,field,input,submit,close"
    .localization=${words}
    .lateFeePercent=${session?.policy.lateFeePercent ?? 0}
    .isWorking=${work.status === 'working'}
    >${workNotice(words, work)}</booking-no-show
  >`;
}

function cancellation({ state, words, timeZone }: SessionView): TemplateResult {
  const { work } = state;
  return html`<booking-cancellation
    class="enters"
    exportparts="panel,field,input,submit,close"
    .localization=${words}
    .session=${state.session}
    .drafts=${state.drafts}
    .errors=${state.errors}
    .quote=${state.quote}
    .hasFailed=${state.quoteFailure !== null}
    .now=${state.now}
    .timeZone=${timeZone}
    .isWorking=${work.status === 'working'}
    >${workNotice(words, work)}</booking-cancellation
  >`;
}

/** Draws month and times as for a booking. */
export function otherTimes({ times, words }: SessionView): TemplateResult {
  // A length the coach no longer offers has no times to look for.
  const isOffered = times.coachId === null || times.offer !== null;
  const isKnown = !isOffered || monthStatus(times) !== 'unknown';
  return html`<div class="when enters" part="when" role="group" aria-label=${words.messages.chooseNewTime}>
    <booking-calendar
      exportparts="month,month-button,day,day-free,day-none,day-selected"
      .localization=${words}
      .month=${isOffered ? times.month : shownMonth(times)}
      .bounds=${monthBounds(times)}
      .days=${slotsByDay(times)}
      .selected=${shownDay(times)}
      .today=${today(times)}
      .status=${isOffered ? monthStatus(times) : 'complete'}
    ></booking-calendar>
    <div class="times">
      ${
        times.loadFailure
          ? sessionNotice(words, { failure: times.loadFailure, heading: null, canRetry: true })
          : html`<booking-slot-list
              exportparts="times,time,time-chosen"
              .localization=${words}
              .day=${shownDay(times)}
              .month=${shownMonth(times)}
              .slots=${shownSlots(times)}
              .chosen=${times.slot?.startsAt ?? null}
              .timeZone=${times.timeZone}
              .nextFree=${nextFree(times)}
              .status=${isKnown ? (isOffered && !isFullyBooked(times) ? 'known' : 'none') : 'unknown'}
              .canChooseCoach=${false}
            ></booking-slot-list>`
      }
    </div>
  </div>`;
}
