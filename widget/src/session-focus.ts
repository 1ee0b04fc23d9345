import type { BookingState } from './state/booking-state.ts';
import type { SessionPanel, SessionState } from './state/session-state.ts';

/** Names the element of each panel. */
export const panelTags: Readonly<Record<SessionPanel, string>> = {
  complete: 'booking-completion',
  cancel: 'booking-cancellation',
  reschedule: 'booking-calendar',
  feedback: 'booking-feedback',
  noShow: 'booking-no-show',
};

/** Finds the element that should have the focus after a change, by its tag; null when it may stay where it is. */
export function sessionFocus(before: SessionState, now: SessionState): string | null {
  const { panel, work } = now;
  if (work.status === 'failed' && work !== before.work) {
    // A wrong field takes the focus itself.
    return Object.keys(now.errors).length > 0 ? null : 'booking-notice';
  }
  const isNewer = now.session && before.session && now.session.version > before.session.version;
  // What somebody else did moves the focus only when it takes away where it was.
  if (isNewer && (before.work.status === 'working' || panel !== before.panel)) return 'booking-session';
  if (panel === before.panel) return null;
  return panel === null ? 'booking-session-actions' : panelTags[panel];
}

/** Finds the element that should have the focus after a change of the other time, by its tag. */
export function moveFocus(before: BookingState, now: BookingState): string | null {
  if (now.step !== before.step) return now.step === 'form' ? 'booking-move' : 'booking-slot-list';
  const isOtherTime = before.submission.status === 'failed' && now.slot !== before.slot;
  return isOtherTime && now.step === 'form' ? 'booking-move' : null;
}
