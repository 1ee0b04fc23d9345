import type { CancellationQuote } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { quoteCancellation } from '../domain/cancellation.ts';
import { toInstant } from '../domain/wall-time.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import type { Deps } from './deps.ts';
import { knownSession } from './known-session.ts';

/** Says what cancelling would cost the caller now; refuses as cancelling itself would. */
export async function quote({ reads, clock }: Deps, actor: Actor, sessionId: string): Promise<Answer> {
  const { now, session } = await knownSession(reads, clock, actor, sessionId);
  const { fee, refund, lateFee, freeUntil, asOf, late } = quoteCancellation(session, { now, actor });
  const answer: CancellationQuote = {
    ...{ fee, refund, lateFee, late },
    freeUntil: toInstant(freeUntil),
    asOf: toInstant(asOf),
  };
  return jsonAnswer(200, answer);
}
