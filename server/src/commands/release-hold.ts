import type { Actor } from '../domain/actor.ts';
import { isAlive } from '../domain/hold.ts';
import { Refusal } from '../domain/refusal.ts';
import { epochMs } from '../store/clock.ts';
import { appendEvents } from '../store/event-log.ts';
import { endHold } from '../store/hold-write.ts';
import type { Answer, Call } from './answer.ts';
import type { Deps } from './deps.ts';
import { happened } from './hold-slot.ts';
import { runCommand } from './run-command.ts';

/** Releases a hold of the caller's; the slot is free in the same commit. Throws `not_found`, also for another's hold. */
export async function releaseHold(deps: Deps, actor: Actor, holdId: string, call: Call): Promise<Answer> {
  return runCommand(deps, actor, call, () =>
    deps.db.transaction().execute(async (transaction) => {
      const hold = await endHold(transaction, holdId, actor.subject);
      if (!hold) throw new Refusal('not_found', 'You hold no time with this id.');
      const { now } = await transaction.selectNoFrom(epochMs(deps.clock).as('now')).executeTakeFirstOrThrow();
      const event = happened(isAlive(hold, now) ? 'hold.released' : 'hold.expired', hold, now);
      const author = { subject: actor.subject, role: actor.role, requestId: call.requestId };
      await appendEvents(transaction, hold.coachId, [event], author);
      const answer: Answer = { status: 204, headers: {}, body: '', replayed: false };
      return { answer, changed: [hold.coachId] };
    }),
  );
}
