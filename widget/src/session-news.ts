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
  if (now.session && before.session) return changeNews(before, now, words, timeZone);
  return null;
}

function changeNews(
  before: SessionState,
  now: SessionState,
  words: Localization<SessionTexts>,
  timeZone: string,
): string | null {
  const { session } = now;
  if (!session) return null;
  const { messages, formats } = words;
  if (before.session?.version !== session.version) {
    const isOwn = before.work.status === 'working' && now.work.status === 'idle';
    const action = isOwn && before.work.status === 'working' ? before.work.action : null;
    if (before.session?.startsAt !== session.startsAt) {
      return messages.moved(formats.moment(Date.parse(session.startsAt), timeZone));
    }
    if (action !== null && action !== 'reschedule') return messages.done[action];
    return before.session?.status === session.status
      ? null
      : messages.statusNow(messages.statuses[session.status]);
  }
  if (isOffered(session, 'start') && !isOffered(before.session, 'start')) return messages.canStartNow;
  if (now.drafts.actionItems.length < before.drafts.actionItems.length) return messages.itemRemoved;
  return quoteNews(before, now, words, timeZone);
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
