import { html, nothing, type TemplateResult } from 'lit';
import type { Localization } from './locale/localization.ts';
import type { SessionTexts } from './locale/session-texts.ts';
import type { Failure } from './state/failure.ts';
import type { SessionWork } from './state/session-state.ts';
import { isLostOnTheWay } from './state/failure-kinds.ts';

// Trying the same again would change nothing.
const final = ['too_early', 'forbidden', 'validation_failed'];

interface Problem {
  readonly failure: Failure;
  readonly heading: string | null;
  readonly canRetry: boolean;
}

/** Draws what went wrong with a session, with another try where that is of use. */
export function sessionNotice(
  words: Localization<SessionTexts>,
  { failure, heading, canRetry }: Problem,
): TemplateResult {
  const isLost = isLostOnTheWay(failure.code);
  const isNews = isChangedMeanwhile(failure.code);
  return html`<booking-notice
    .localization=${words}
    .heading=${isNews ? null : heading}
    .text=${textOf(words, failure)}
    .icon=${isLost ? 'offline' : isNews || failure.code === 'too_early' ? 'clock' : 'problem'}
    .isCalm=${isLost || isNews || failure.code === 'too_early'}
    .reference=${failure.code === 'internal' ? failure.requestId : null}
    .canRetry=${canRetry}
    .retryAt=${failure.retryAt}
  ></booking-notice>`;
}

/** Draws why the last thing was not done; another try makes no sense once somebody else was faster. */
export function workNotice(
  words: Localization<SessionTexts>,
  work: SessionWork,
): TemplateResult | typeof nothing {
  if (work.status !== 'failed') return nothing;
  const { failure, action } = work;
  const canRetry = !isChangedMeanwhile(failure.code) && !final.includes(failure.code);
  return sessionNotice(words, { failure, heading: words.messages.notDone[action], canRetry });
}

function isChangedMeanwhile(code: string): boolean {
  return code === 'version_conflict' || code === 'invalid_transition';
}

function textOf({ messages }: Localization<SessionTexts>, { code, detail }: Failure): string {
  // A page's own words about its own doing.
  if (code === 'page') return detail;
  if (code === 'network') return messages.unreachable;
  const known: Partial<Record<string, string>> = messages.failures;
  return known[code] ?? messages.failures.unknown;
}
