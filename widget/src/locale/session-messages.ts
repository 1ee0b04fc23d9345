import type { Cancellation, SessionAction, SessionStatus } from '@session-booking/sdk/contract';
import type { FailureCode } from '../state/failure.ts';

/** Lists what the widget says about an existing session; loaded with it, and only then. */
export interface SessionMessages {
  /** Names the widget as a region of the page, in place of booking. */
  bookASession: string;
  loadingSession: string;
  status: (status: string) => string;
  statuses: Record<SessionStatus, string>;
  /** Says that somebody else moved the session on. */
  statusNow: (status: string) => string;
  /** Names the coach where the client stands above him. */
  withCoach: (coach: string) => string;
  timeNow: string;
  // What it costs to cancel
  freeUntil: (moment: string, distance: string) => string;
  lateNow: (share: string, fee: string) => string;
  alwaysFree: string;
  freeForClient: string;
  costUnknown: string;
  costLoading: string;
  // Actions
  actions: Record<SessionAction, string>;
  startFrom: (moment: string, distance: string) => string;
  startIn: (countdown: string) => string;
  canStartNow: string;
  working: Record<SessionAction, string>;
  done: Record<Exclude<SessionAction, 'reschedule'>, string>;
  moved: (moment: string) => string;
  // Completing
  notesHint: string;
  rating: string;
  stars: (count: number) => string;
  noRating: string;
  feedback: string;
  feedbackHint: string;
  actionItems: string;
  actionItem: (number: number) => string;
  addActionItem: string;
  removeActionItem: (number: number) => string;
  itemRemoved: string;
  // Cancelling
  reason: string;
  reasonMissing: string;
  requestRefund: (amount: string) => string;
  keepSession: string;
  // No-show
  recordNoShow: string;
  noShowText: (share: string) => string;
  // Moving
  chooseNewTime: string;
  newTime: string;
  keepTime: string;
  // Rating as a client
  sendFeedback: string;
  starsMissing: string;
  // What came of it
  completedAt: (moment: string) => string;
  fromCoach: (coach: string) => string;
  fromClient: string;
  yourFeedback: string;
  cancelledBy: Record<Cancellation['by'], (moment: string) => string>;
  cancelledByYou: (moment: string) => string;
  noShow: string;
  fee: string;
  noFee: string;
  refund: string;
  refundRequested: string;
  refundNotRequested: string;
  // What went wrong
  loadFailedTitle: string;
  notDone: Record<SessionAction, string>;
  /** Says it in place of the words for booking. */
  sessionFailures: Partial<Record<Exclude<FailureCode, 'network'>, string>>;
}
