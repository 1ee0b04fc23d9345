import { randomUUIDv7 } from 'node:crypto';
import type { ParsedBodyOf, routes, Schedule, ScheduleAnswer } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import {
  changedCoach,
  changedSchedule,
  type CoachEvent,
  type CoachState,
  createdCoach,
} from '../domain/coach.ts';
import { isSame } from '../domain/difference.ts';
import { outsideHours } from '../domain/outside-hours.ts';
import { Refusal } from '../domain/refusal.ts';
import { toInstant } from '../domain/wall-time.ts';
import { epochMs } from '../store/clock.ts';
import { lockCoach, readSessionsAhead, saveCoach, saveSessionTypes } from '../store/coach-write.ts';
import { insertCoach } from '../store/coaches.ts';
import { appendEvents } from '../store/event-log.ts';
import { keepAnswer } from '../store/idempotency.ts';
import type { Queries } from '../store/schema.ts';
import { type Answer, type Call, jsonAnswer } from './answer.ts';
import { findReplay } from './apply-events.ts';
import { authorIn } from './author.ts';
import type { Deps } from './deps.ts';
import { presentCoach } from './present-coach.ts';
import { type Outcome, runCommand } from './run-command.ts';
import { checkVersion } from './version.ts';

/** Creates a coach with schedule and session types. */
export async function createCoach(
  deps: Deps,
  actor: Actor,
  body: ParsedBodyOf<typeof routes.createCoach>,
  call: Call,
): Promise<Answer> {
  return inTransaction(deps, actor, call, async (transaction) => {
    const replay = await findReplay(transaction, deps, actor, call);
    if (replay) return { answer: replay, changed: [] };
    const { coach, events } = createdCoach(body, randomUUIDv7);
    const now = await readNow(deps, transaction);
    await insertCoach(transaction, coach, now);
    const answer = jsonAnswer(201, presentCoach(coach), { location: `/api/coaches/${coach.id}` });
    if (call.idempotency) await keepAnswer(transaction, deps.clock, actor.subject, call.idempotency, answer);
    await append(transaction, coach, events, { now, actor, call });
    return { answer, changed: [coach.id] };
  });
}

/** Changes a coach; what the body leaves out stays. Throws `not_found`, also for a coach who is not the caller. */
export async function changeCoach(
  deps: Deps,
  actor: Actor,
  coachId: string,
  body: ParsedBodyOf<typeof routes.changeCoach>,
  call: Call,
): Promise<Answer> {
  return inTransaction(deps, actor, call, async (transaction) => {
    const { now, coach: before, typeIds } = await ownCoach(deps, transaction, actor, coachId);
    const { coach, events } = changedCoach(before, body, typeIds, randomUUIDv7);
    const answer = jsonAnswer(200, presentCoach(coach), { 'cache-control': 'private, no-cache' });
    if (events.length === 0) return { answer, changed: [] };
    await saveCoach(transaction, coach, now);
    if (!isSame(before.sessionTypes, coach.sessionTypes)) await saveSessionTypes(transaction, coach);
    await append(transaction, coach, events, { now, actor, call });
    return { answer, changed: [coachId] };
  });
}

/**
 * Replaces when a coach works. Booked sessions stay as they are; those that no longer lie within his hours are named.
 * Throws `not_found`, also for a coach who is not the caller, and `version_conflict`.
 */
export async function replaceSchedule(
  deps: Deps,
  actor: Actor,
  coachId: string,
  { version, ...schedule }: Schedule & { version?: number | undefined },
  call: Call,
): Promise<Answer> {
  return inTransaction(deps, actor, call, async (transaction) => {
    const { now, coach: before } = await ownCoach(deps, transaction, actor, coachId);
    checkVersion(call, before.scheduleVersion, version);
    const { coach, events } = changedSchedule(before, schedule);
    const ahead = await readSessionsAhead(transaction, coachId, now);
    const answer: ScheduleAnswer = {
      ...coach.schedule,
      version: coach.scheduleVersion,
      outside: outsideHours(coach.schedule, ahead).map(({ sessionId, start, end }) => ({
        ...{ sessionId, startsAt: toInstant(start), endsAt: toInstant(end) },
      })),
    };
    if (events.length > 0) {
      await saveCoach(transaction, coach, now);
      await append(transaction, coach, events, { now, actor, call });
    }
    const headers = { etag: `"${coach.scheduleVersion}"`, 'cache-control': 'private, no-cache' };
    return { answer: jsonAnswer(200, answer, headers), changed: events.length > 0 ? [coachId] : [] };
  });
}

async function inTransaction(
  deps: Deps,
  actor: Actor,
  call: Call,
  attempt: (transaction: Queries) => Promise<Outcome>,
): Promise<Answer> {
  return runCommand(deps, actor, call, () => deps.db.transaction().execute(attempt));
}

async function readNow({ clock }: Deps, transaction: Queries): Promise<number> {
  return (await transaction.selectNoFrom(epochMs(clock).as('now')).executeTakeFirstOrThrow()).now;
}

async function ownCoach({ clock }: Deps, transaction: Queries, actor: Actor, coachId: string) {
  const found = await lockCoach(transaction, clock, actor, coachId);
  if (found) return found;
  throw new Refusal('not_found', 'There is no coach with this id whom you may change.');
}

async function append(
  transaction: Queries,
  { id }: CoachState,
  events: readonly CoachEvent[],
  { now, actor, call }: { now: number; actor: Actor; call: Call },
): Promise<void> {
  await appendEvents(
    transaction,
    id,
    events.map((event) => ({ ...event, at: now })),
    authorIn(id, actor, call),
  );
}
