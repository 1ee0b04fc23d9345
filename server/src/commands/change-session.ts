import type { Actor } from '../domain/actor.ts';
import { decide, type SessionCommand } from '../domain/decide.ts';
import type { Queries } from '../store/schema.ts';
import type { Answer, Call } from './answer.ts';
import { applyEvents, findReplay } from './apply-events.ts';
import type { Deps } from './deps.ts';
import { lockedSession } from './known-session.ts';
import { type Outcome, runCommand } from './run-command.ts';
import { checkVersion } from './version.ts';

/** Names everything that is done to a session without asking the calendar. */
export type Change = Exclude<SessionCommand, { type: 'reschedule' }>;

/**
 * Changes a session: start, complete, cancel, no-show, feedback. The session is locked while it is decided, so of two
 * changes at once the second sees what the first made of it. Refuses with the codes of its route.
 */
export async function changeSession(
  deps: Deps,
  actor: Actor,
  sessionId: string,
  change: Change,
  call: Call,
): Promise<Answer> {
  return runCommand(deps, actor, call, () =>
    deps.db
      .transaction()
      .execute((transaction) => attemptChange(deps, transaction, { actor, sessionId, change, call })),
  );
}

type Asked = { actor: Actor; sessionId: string; change: Change; call: Call };

async function attemptChange(
  deps: Deps,
  transaction: Queries,
  { actor, sessionId, change, call }: Asked,
): Promise<Outcome> {
  const { now, session } = await lockedSession(transaction, deps.clock, actor, sessionId);
  const replay = await findReplay(transaction, deps, actor, call);
  if (replay) return { answer: replay, changed: [] };
  checkVersion(call, session.version);
  const events = decide(change, session, { now, actor });
  const answer = await applyEvents(deps, transaction, { session, events, now, actor, call });
  return { answer, changed: [session.coachId] };
}
