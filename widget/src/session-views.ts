import { html, nothing, type TemplateResult } from 'lit';
import { bookingNotice } from './failure-notice.ts';
import { sessionNotice, workNotice } from './session-notice.ts';
import { otherTimes, panelView } from './session-panel-views.ts';
import { offeredActions } from './state/session-select.ts';
import type { SessionView } from './session-view.ts';
import { readStatus } from './state/session-status.ts';

/** Draws one session: who on one side; what, what came of it and what can be done on the other. */
export function sessionView(view: SessionView): TemplateResult {
  if (!view.isReady) return html`<div class="zones"></div>`;
  const { state, words, timeZone, times } = view;
  const step = state.panel === 'reschedule' ? times.step : null;
  if (!state.session && state.loadFailure) return html`<div class="trouble">${loadNotice(view)}</div>`;
  return html`<div class="zones">
    <div class="who" part="who">
      <booking-session-who
        exportparts="back,coach,client"
        .localization=${words}
        .session=${state.session}
        .coach=${state.coach}
        .timeZone=${timeZone}
        .step=${step}
      ></booking-session-who>
    </div>
    ${step && step !== 'form' ? otherTimes(view) : html`<div class="you" part="you">${content(view)}</div>`}
  </div>`;
}

function content(view: SessionView): TemplateResult {
  const { state, words, timeZone, times } = view;
  const { session } = state;
  if (session && state.panel === 'reschedule') {
    return html`<booking-move
      class="enters"
      exportparts="panel,back,submit"
      .localization=${words}
      .session=${session}
      .chosen=${times.slot}
      .timeZone=${timeZone}
      .isWorking=${times.submission.status === 'sending'}
    >
      ${times.submission.status === 'failed' ? bookingNotice(words, times, times.submission.failure) : nothing}
    </booking-move>`;
  }
  return html`<booking-session
    exportparts="session-status,session-time,policy"
    .localization=${words}
    .session=${session}
    .coach=${state.coach}
    .status=${session?.status ?? readStatus(view.knownStatus)}
    .quote=${state.quote}
    .hasPolicy=${state.panel !== 'cancel' && state.quoteFailure === null}
    .now=${state.now}
    .timeZone=${timeZone}
    .isMoved=${view.isMoved}
  >
    ${session ? beneath(view) : nothing}
  </booking-session>`;
}

function loadNotice({ state: { loadFailure, session }, words }: SessionView): TemplateResult {
  if (!loadFailure) return html``;
  return sessionNotice(words, {
    failure: loadFailure,
    // What is shown all the same is only not the newest.
    heading: session ? null : words.messages.loadFailedTitle,
    canRetry: true,
  });
}

function beneath(view: SessionView) {
  const { state, words, timeZone } = view;
  const { session, panel } = state;
  if (!session) return nothing;
  const isOver = session.status === 'completed' || session.status === 'cancelled';
  return html`${loadNotice(view)} ${panel === null ? workNotice(words, state.work) : nothing}
  ${
    isOver
      ? html`<booking-outcome
          exportparts="outcome"
          .localization=${words}
          .session=${session}
          .coach=${state.coach}
          .timeZone=${timeZone}
        ></booking-outcome>`
      : nothing
  }
  ${panel === null ? actions(view) : panelView(view, panel)}`;
}

function actions(view: SessionView) {
  const { state, words, timeZone } = view;
  const { session, work } = state;
  const offered = session && view.hasActions ? offeredActions(session) : [];
  const isAhead = session?.status === 'scheduled';
  if (offered.length === 0 && !isAhead) return nothing;
  return html`<booking-session-actions
    exportparts="action,start,complete,cancel,reschedule,feedback,no-show,add-to-calendar"
    .localization=${words}
    .offered=${offered}
    .isStarting=${work.status === 'working' && work.action === 'start'}
    .hasCalendarFile=${isAhead}
    .calendarFile=${view.calendarFile}
    .lastPanel=${view.lastPanel}
    .now=${state.now}
    .timeZone=${timeZone}
  ></booking-session-actions>`;
}
