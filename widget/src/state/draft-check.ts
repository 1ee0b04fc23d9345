import type { CancellationRequest, ClientFeedback, Completion } from './session-calls.ts';
import type { DraftErrors, SessionDrafts, SessionPanel } from './session-state.ts';

/** Checks what can be told without the server: whether what an action needs is there at all. */
export function checkDrafts(panel: SessionPanel, drafts: SessionDrafts): DraftErrors {
  if (panel === 'cancel' && !drafts.reason.trim()) return { reason: { kind: 'missing' } };
  if (panel === 'feedback' && drafts.clientRating === null) return { clientRating: { kind: 'missing' } };
  return {};
}

/** Puts together what completes a session; nothing for what was left empty. */
export function completionOf({ notes, rating, feedback, actionItems }: SessionDrafts): Completion {
  const items = actionItems.map((item) => item.trim()).filter(Boolean);
  return {
    ...(notes.trim() && { notes: notes.trim() }),
    ...(rating !== null && { rating }),
    ...(feedback.trim() && { feedback: feedback.trim() }),
    ...(items.length > 0 && { actionItems: items }),
  };
}

/** Puts together what cancels a session. */
export function cancellationOf({ reason, requestRefund }: SessionDrafts): CancellationRequest {
  return { reason: reason.trim(), ...(requestRefund && { requestRefund }) };
}

/** Puts together what the client thought. Throws while no star is chosen, which `checkDrafts` finds first. */
export function feedbackOf({ clientRating, clientFeedback }: SessionDrafts): ClientFeedback {
  if (clientRating === null) throw new Error('Feedback needs one to five stars.');
  return { rating: clientRating, ...(clientFeedback.trim() && { feedback: clientFeedback.trim() }) };
}
