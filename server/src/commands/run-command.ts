import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { meaningOf, Stale } from '../store/constraints.ts';
import type { Answer, Call } from './answer.ts';
import type { Deps } from './deps.ts';

/** What one try of a command comes to; `changed` names the coaches whose calendars it changed. */
export type Outcome = { answer: Answer; changed: readonly string[] };

/** Bounds how often a command is tried on data that keep moving. Every try but the last saw somebody else succeed. */
const MAX_TRIES = 12;

/**
 * Runs a command: one at a time for each subject and key on this node, again from its first read when the data moved
 * under it, and a hint to the log's readers once it is committed. `attempt` reads, decides and writes anew each time
 * and throws what the database threw. Refuses `request_in_progress`, and `unavailable` when the data never stood still.
 */
export async function runCommand(
  deps: Pick<Deps, 'running' | 'wake'>,
  actor: Actor,
  call: Call,
  attempt: () => Promise<Outcome>,
): Promise<Answer> {
  return oneAtATime(deps.running, actor, call, async () => {
    const { answer, changed } = await untilItStands(attempt);
    for (const coachId of changed) deps.wake(coachId);
    return answer;
  });
}

async function oneAtATime(
  running: Set<string>,
  { subject }: Actor,
  { idempotency }: Call,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!idempotency) return work();
  // A subject has no white space, so that the first blank ends it.
  const name = `${subject} ${idempotency.key}`;
  if (running.has(name)) {
    throw new Refusal(
      'request_in_progress',
      'The first request with this key is still running. Ask again in a moment.',
      {
        retryAfterMs: 1000,
      },
    );
  }
  running.add(name);
  try {
    return await work();
  } finally {
    running.delete(name);
  }
}

async function untilItStands(attempt: () => Promise<Outcome>): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const meaning = meaningOf(error);
      if (!(meaning instanceof Stale)) throw meaning;
      if (tries === MAX_TRIES) throw crowded(meaning);
    }
  }
}

function crowded(cause: Stale): Refusal {
  const refusal = new Refusal('unavailable', 'Too many changes meet here at once. Try again in a moment.', {
    retryAfterMs: 1000,
  });
  refusal.cause = cause;
  return refusal;
}
