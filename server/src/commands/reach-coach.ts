import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Deps } from './deps.ts';
import { knownSession } from './known-session.ts';

/**
 * Checks that the actor may look at a coach. Everyone may, but a manage link only at the coach of its session. Throws
 * `not_found` for every other, and `token_expired` once the link has ended.
 */
export async function reachCoach({ reads, clock }: Deps, actor: Actor, coachId: string): Promise<void> {
  if (actor.sessionId === null) return;
  const { session } = await knownSession(reads, clock, actor, actor.sessionId);
  if (session.coachId !== coachId) throw new Refusal('not_found', 'There is no coach with this id.');
}
