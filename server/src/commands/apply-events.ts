import type { Actor } from '../domain/actor.ts';
import { evolve } from '../domain/evolve.ts';
import type { SessionState } from '../domain/session.ts';
import type { SessionEvent } from '../domain/session-event.ts';
import { appendEvents, type NewEvent } from '../store/event-log.ts';
import { findKept, keepAnswer } from '../store/idempotency.ts';
import { freeTime, saveSession } from '../store/session-write.ts';
import type { Queries } from '../store/schema.ts';
import { type Answer, type Call, jsonAnswer } from './answer.ts';
import { authorIn } from './author.ts';
import type { Deps } from './deps.ts';
import { presentSession } from './present-session.ts';

/** Holds what was decided about a session, and what belongs to it. */
export type Decided = {
  session: SessionState;
  events: readonly SessionEvent[];
  now: number;
  actor: Actor;
  call: Call;
  /** What happened in the calendar on the way, logged before the events. */
  others?: readonly NewEvent[];
  /** The hold that the events used up. */
  holdId?: string | undefined;
  /** The coach it was decided on; with another one it is decided again. */
  coachVersion?: number;
};

/**
 * Writes what events make of a session: the session, its time when that is free again, the answer under the caller's
 * key, and last the log. The session must be locked.
 */
export async function applyEvents(
  { clock, manageUrlFor }: Pick<Deps, 'clock' | 'manageUrlFor'>,
  transaction: Queries,
  { session, events, now, actor, call, others = [], holdId, coachVersion }: Decided,
): Promise<Answer> {
  const changed = events.reduce(evolve, session);
  await saveSession(transaction, changed);
  if (changed.status === 'cancelled') await freeTime(transaction, changed.id);
  const shown = await presentSession(changed, { now, actor, baseUrl: call.baseUrl }, { manageUrlFor });
  const answer = jsonAnswer(200, shown, { etag: `"${changed.version}"` });
  if (call.idempotency) await keepAnswer(transaction, clock, actor.subject, call.idempotency, answer);
  const own = events.map(({ type, sessionId, at, data }) => ({ type, sessionId, holdId, at, data }));
  const author = authorIn(session.coachId, actor, call);
  await appendEvents(transaction, session.coachId, [...others, ...own], author, coachVersion);
  return answer;
}

/** Finds the answer that the same request got before; null when it is the first. */
export async function findReplay(
  transaction: Queries,
  { clock }: Pick<Deps, 'clock'>,
  { subject }: Actor,
  { idempotency }: Call,
): Promise<Answer | null> {
  const kept = idempotency && (await findKept(transaction, clock, subject, idempotency));
  return kept && { ...kept, replayed: true };
}
