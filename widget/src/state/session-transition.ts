import type { Session, SessionAction } from '@session-booking/sdk/contract';
import type { Failure } from './failure.ts';
import type { SessionMessage, SessionMessageOf, SessionTransitions } from './session-message.ts';
import { isOffered } from './session-select.ts';
import {
  initialSessionState,
  noDrafts,
  type DraftErrors,
  type SessionDrafts,
  type SessionState,
} from './session-state.ts';

const idle = { status: 'idle' } as const;

const transitions: SessionTransitions = {
  'open-panel': (state, { panel }) =>
    isWorking(state) || !isOffered(state.session, panel)
      ? state
      : { ...state, panel, errors: {}, work: idle, drafts: withPlaceToWrite(state.drafts) },

  'close-panel': (state) => (isWorking(state) ? state : { ...state, panel: null, errors: {}, work: idle }),

  write: (state, { field, value }) => edited(state, field, { [field]: value }),

  rate: (state, { field, stars }) => edited(state, field, { [field]: stars }),

  'add-item': (state) => {
    const { actionItems } = state.drafts;
    return edited(state, 'actionItems', { actionItems: [...actionItems, ''] });
  },

  'write-item': (state, { index, value }) => {
    const actionItems = state.drafts.actionItems.map((item, at) => (at === index ? value : item));
    return edited(state, 'actionItems', { actionItems });
  },

  'remove-item': (state, { index }) => {
    const actionItems = state.drafts.actionItems.filter((_item, at) => at !== index);
    return edited(state, 'actionItems', { actionItems });
  },

  'request-refund': (state, { isRequested }) => {
    return { ...state, drafts: { ...state.drafts, requestRefund: isRequested } };
  },

  'session-ticked': (state, { now }) => ({ ...state, now }),

  forgotten: (_state, { now }) => initialSessionState(now),

  'session-arrived': (state, { session, now }) => withSession({ ...state, now, loadFailure: null }, session),

  'coach-arrived': (state, { coach }) => ({ ...state, coach }),

  // What is shown stays: a failed look is no reason to take it away.
  'session-load-failed': (state, { failure }) => ({ ...state, loadFailure: failure }),

  'quote-arrived': (state, { quote, now }) => ({ ...state, now, quote, quoteFailure: null }),

  'quote-failed': (state, { failure }) => ({ ...state, quote: null, quoteFailure: failure }),

  'draft-refused': (state, { errors }) => ({ ...state, errors }),

  began: (state, { action }) => ({ ...state, errors: {}, work: { status: 'working', action } }),

  changed: (state, { session, now }) => {
    const done = { ...state, now, panel: null, drafts: noDrafts, errors: {}, loadFailure: null, work: idle };
    return withSession(done, session);
  },

  'handed-over': (state, { session, now }) =>
    withSession({ ...state, now, panel: null, errors: {}, work: idle }, session),

  'action-failed': (state, { action, failure }) => {
    return { ...state, errors: errorsOf(action, failure), work: { status: 'failed', action, failure } };
  },
};

/** Computes the state after a message; the same object when the message changes nothing. */
export function sessionTransition<Type extends SessionMessage['type']>(
  state: SessionState,
  message: SessionMessageOf<Type>,
): SessionState {
  const type: Type = message.type;
  return transitions[type](state, message);
}

function isWorking({ work }: SessionState): boolean {
  return work.status === 'working';
}

function edited(state: SessionState, field: keyof DraftErrors, change: Partial<SessionDrafts>): SessionState {
  const { [field]: _mended, ...errors } = state.errors;
  return { ...state, drafts: { ...state.drafts, ...change }, errors };
}

/** Has one empty line for an action item, so that there is something to write in. */
function withPlaceToWrite(drafts: SessionDrafts): SessionDrafts {
  return drafts.actionItems.length > 0 ? drafts : { ...drafts, actionItems: [''] };
}

/** Takes in a session unless a newer one is known; what it no longer allows is closed, and its old price forgotten. */
function withSession(state: SessionState, session: Session): SessionState {
  const known = state.session;
  if (known && known.id === session.id && known.version > session.version) return state;
  const isNews = known?.version !== session.version;
  const { panel, work } = state;
  const isKept = panel !== null && (work.status === 'working' || isOffered(session, panel));
  return {
    ...state,
    session,
    panel: isKept ? panel : null,
    ...(isNews && { quote: null, quoteFailure: null }),
  };
}

const fieldsOf: Readonly<Partial<Record<SessionAction, Readonly<Record<string, keyof DraftErrors>>>>> = {
  complete: { notes: 'notes', rating: 'rating', feedback: 'feedback', actionItems: 'actionItems' },
  cancel: { reason: 'reason' },
  feedback: { rating: 'clientRating', feedback: 'clientFeedback' },
};

function errorsOf(action: SessionAction, failure: Failure): DraftErrors {
  const errors: DraftErrors = {};
  for (const { path, message } of failure.issues) {
    const field = fieldsOf[action]?.[String(path[0])];
    if (field) errors[field] ??= { kind: 'refused', message };
  }
  return errors;
}
