import type { Session, SessionAction } from '@session-booking/sdk/contract';
import { policyText } from './elements/policy-text.ts';
import type { Localization } from './locale/localization.ts';
import type { SessionTexts } from './locale/session-texts.ts';
import { isOffered, isSeenByClient } from './state/session-select.ts';
import type { SessionState } from './state/session-state.ts';

/**
 * Writes what a screen reader should be told about a change of a session; null when there is nothing. Countdowns are
 * not told, problems are alerts, and what moves focus says itself.
 */
export function sessionNews(
  before: SessionState,
  now: SessionState,
  words: Localization<SessionTexts>,
  timeZone: string,
): string | null {
  const { messages } = words;
  if (now.work.status === 'working' && before.work.status !== 'working') {
    return messages.working[now.work.action];
  }
  const { session } = now;
  if (!session || !before.session) return null;
  if (before.session.version !== session.version) {
    return changeNews(before.session, session, { words, timeZone, own: ownAction(before, now) });
  }
  if (isOffered(session, 'start') && !isOffered(before.session, 'start')) return messages.canStartNow;
  if (now.drafts.actionItems.length < before.drafts.actionItems.length) return messages.itemRemoved;
  return quoteNews(before, now, words, timeZone);
}

/** Tells whether the last thing that happened to a session, here or elsewhere, is that its time was changed. */
export function isMoveNews(before: SessionState, now: SessionState, wasNews: boolean): boolean {
  const [one, other] = [before.session, now.session];
  if (one?.id !== other?.id) return false;
  if (one?.startsAt !== other?.startsAt) return true;
  const isAsBefore = one?.version === other?.version && before.panel === now.panel;
  return wasNews && isAsBefore && now.work.status === 'idle';
}

/** Finds what has just been done here; null when the change came from elsewhere. */
function ownAction({ work }: SessionState, now: SessionState): SessionAction | null {
  return work.status === 'working' && now.work.status === 'idle' ? work.action : null;
}

interface Telling {
  readonly words: Localization<SessionTexts>;
  readonly timeZone: string;
  readonly own: SessionAction | null;
}

function changeNews(before: Session, session: Session, { words, timeZone, own }: Telling): string | null {
  const { messages, formats } = words;
  if (before.startsAt !== session.startsAt) {
    return messages.moved(formats.moment(Date.parse(session.startsAt), timeZone));
  }
  if (own !== null && own !== 'reschedule') return messages.done[own];
  return before.status === session.status ? null : messages.statusNow(messages.statuses[session.status]);
}

/** Tells that cancelling has just become dearer, while somebody is about to cancel. */
function quoteNews(
  before: SessionState,
  { session, quote, panel, now }: SessionState,
  words: Localization<SessionTexts>,
  timeZone: string,
): string | null {
  const hasTurned = quote?.late === true && before.quote?.late === false;
  if (!session || !hasTurned || panel !== 'cancel' || !isSeenByClient(session)) return null;
  return policyText(words, { session, quote, now, timeZone });
}
