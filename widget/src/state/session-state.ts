import type { CancellationQuote, Coach, Session, SessionAction } from '@session-booking/sdk/contract';
import type { Failure } from './failure.ts';

/** Names what can be open beneath a session; `start` is done at once and opens nothing. */
export type SessionPanel = Exclude<SessionAction, 'start'>;

/** Lists the texts a person writes about a session. */
export const draftFields = ['reason', 'notes', 'feedback', 'clientFeedback'] as const;

/** Names a text a person writes about a session. */
export type DraftField = (typeof draftFields)[number];

/** Names a choice of one to five stars: the coach's, or the client's. */
export type StarsField = 'rating' | 'clientRating';

/** Holds what was typed and not yet sent; it outlives a closed panel and a failed try. */
export interface SessionDrafts extends Readonly<Record<DraftField, string>> {
  readonly rating: number | null;
  readonly clientRating: number | null;
  readonly actionItems: readonly string[];
  readonly requestRefund: boolean;
}

/** Says what is wrong with a field: nothing in it, or what the server said. */
export type DraftError = { kind: 'missing' } | { kind: 'refused'; message: string };

/** Holds what is wrong, by field. */
export type DraftErrors = Partial<Record<DraftField | StarsField | 'actionItems', DraftError>>;

/** Says how the last thing that was asked for stands. */
export type SessionWork =
  | { readonly status: 'idle' }
  | { readonly status: 'working'; readonly action: SessionAction }
  | { readonly status: 'failed'; readonly action: SessionAction; readonly failure: Failure };

/** Holds everything the widget shows of one session; changed by `sessionTransition` only. */
export interface SessionState {
  /** Epoch milliseconds by the server's clock, as far as it is known. */
  readonly now: number;
  /** Null before the first answer. */
  readonly session: Session | null;
  readonly coach: Coach | null;
  readonly loadFailure: Failure | null;
  /** What cancelling costs; null before the server said so, and again once that is out of date. */
  readonly quote: CancellationQuote | null;
  readonly quoteFailure: Failure | null;
  readonly panel: SessionPanel | null;
  readonly drafts: SessionDrafts;
  readonly errors: DraftErrors;
  readonly work: SessionWork;
}

/** Is what a person starts with. */
export const noDrafts: SessionDrafts = {
  reason: '',
  notes: '',
  feedback: '',
  clientFeedback: '',
  rating: null,
  clientRating: null,
  actionItems: [],
  requestRefund: false,
};

/** Makes the state of a session of which nothing is known. */
export function initialSessionState(now: number): SessionState {
  return {
    now,
    session: null,
    coach: null,
    loadFailure: null,
    quote: null,
    quoteFailure: null,
    panel: null,
    drafts: noDrafts,
    errors: {},
    work: { status: 'idle' },
  };
}
