import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { linkEndsAt, type SessionState } from '../domain/session.ts';
import type { Clock } from '../store/clock.ts';
import type { Queries } from '../store/schema.ts';
import { findSession, lockSession } from '../store/sessions.ts';

/** Holds a session and the moment at which it was read, by the database's clock. */
export type KnownSession = { now: number; session: SessionState };

/**
 * Reads a session that the actor may see. Throws `not_found`, also for one that is not his, and `token_expired` for a
 * manage link whose session is over for more than a day.
 */
export async function knownSession(
  queries: Queries,
  clock: Clock,
  actor: Actor,
  sessionId: string,
): Promise<KnownSession> {
  return checked(await findSession(queries, clock, actor, sessionId), actor);
}

/** Reads a session as `knownSession` does and keeps it from changing until the transaction ends. */
export async function lockedSession(
  transaction: Queries,
  clock: Clock,
  actor: Actor,
  sessionId: string,
): Promise<KnownSession> {
  return checked(await lockSession(transaction, clock, actor, sessionId), actor);
}

function checked(found: KnownSession | null, actor: Actor): KnownSession {
  // One that does not exist and one that is not his look the same.
  if (!found) throw new Refusal('not_found', 'There is no session with this id.');
  if (hasLinkEnded(actor, found)) {
    throw new Refusal('token_expired', 'This link has ended: the session was over a day ago.');
  }
  return found;
}

/** Tells whether the actor comes by a manage link that has ended; its token does not say so, since a session can be moved. */
export function hasLinkEnded(actor: Actor, { now, session }: KnownSession): boolean {
  return actor.sessionId !== null && now >= linkEndsAt(session);
}
