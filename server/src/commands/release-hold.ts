import type { Actor } from '../domain/actor.ts';
import { isAlive } from '../domain/hold.ts';
import { holdEvent } from '../domain/hold-event.ts';
import { Refusal } from '../domain/refusal.ts';
import { epochMs } from '../store/clock.ts';
import { appendEvents } from '../store/event-log.ts';
import { endHold } from '../store/hold-write.ts';
import { keepAnswer } from '../store/idempotency.ts';
import type { Answer, Call } from './answer.ts';
import { findReplay } from './apply-events.ts';
import { authorIn } from './author.ts';
import type { Deps } from './deps.ts';
import { runCommand } from './run-command.ts';

/** Releases a hold of the caller's; the slot is free in the same commit. Throws `not_found`, also for another's hold. */
export async function releaseHold(deps: Deps, actor: Actor, holdId: string, call: Call): Promise<Answer> {
  return runCommand(deps, actor, call, () =>
    deps.db.transaction().execute(async (transaction) => {
      const replay = await findReplay(transaction, deps, actor, call);
      if (replay) return { answer: replay, changed: [] };
      const hold = await endHold(transaction, holdId, actor.subject);
      if (!hold) throw new Refusal('not_found', 'You hold no time with this id.');
      const { now } = await transaction.selectNoFrom(epochMs(deps.clock).as('now')).executeTakeFirstOrThrow();
      const event = holdEvent(isAlive(hold, now) ? 'hold.released' : 'hold.expired', hold, now);
      const answer: Answer = { status: 204, headers: {}, body: '', replayed: false };
      if (call.idempotency)
        await keepAnswer(transaction, deps.clock, actor.subject, call.idempotency, answer);
      await appendEvents(transaction, hold.coachId, [event], authorIn(hold.coachId, actor, call));
      return { answer, changed: [hold.coachId] };
    }),
  );
}
