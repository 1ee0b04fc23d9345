import type { CancellationQuote, Session } from '@session-booking/sdk/contract';
import { percent } from '../calendar/percent.ts';
import { nearMoment, relativeTime } from '../calendar/relative-time.ts';
import type { Localization } from '../locale/localization.ts';
import type { SessionTexts } from '../locale/session-texts.ts';

/** Is what a text about the price of cancelling is written from; all of it the server's answers. */
export interface PolicyFacts {
  readonly session: Pick<Session, 'policy'>;
  readonly quote: CancellationQuote;
  /** Epoch milliseconds by the server's clock. */
  readonly now: number;
  readonly timeZone: string;
}

/** Writes what cancelling costs the client now and later: "Free to cancel until Tue 14:00 (in 3 hours). After that 50%: €40." */
export function policyText(
  { messages, formats }: Localization<SessionTexts>,
  { session, quote, now, timeZone }: PolicyFacts,
): string {
  const { fee, lateFee, late } = quote;
  const share = percent(formats.locale, session.policy.lateFeePercent);
  if (late && fee && fee.amount > 0) return messages.lateNow(share, formats.money(fee));
  if (late || !lateFee || lateFee.amount === 0) return messages.alwaysFree;
  const at = Date.parse(quote.freeUntil);
  const moment = nearMoment(formats, at, now, timeZone);
  const free = messages.freeUntil(moment, relativeTime(formats.locale, at - now));
  return `${free} ${messages.afterThat(share, formats.money(lateFee))}`;
}
