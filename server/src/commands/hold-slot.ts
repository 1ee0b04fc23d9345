import { randomUUIDv7 } from 'node:crypto';
import type { Hold, ParsedBodyOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { checkStart, occupiedInterval } from '../domain/availability.ts';
import { isExempt, offerFor } from '../domain/booking.ts';
import { decideHold, isAlive } from '../domain/hold.ts';
import { holdEvent } from '../domain/hold-event.ts';
import { type Interval, MINUTE } from '../domain/interval.ts';
import { Refusal } from '../domain/refusal.ts';
import { toInstant } from '../domain/wall-time.ts';
import { type BookingGround, readBookingGround, type StoredHold } from '../store/booking-read.ts';
import { Stale } from '../store/constraints.ts';
import { appendEvents, type NewEvent } from '../store/event-log.ts';
import { clearRunOut, endOwnHold, insertHold, renewHold } from '../store/hold-write.ts';
import { keepAnswer } from '../store/idempotency.ts';
import type { Queries } from '../store/schema.ts';
import { type Answer, type Call, jsonAnswer } from './answer.ts';
import { findReplay } from './apply-events.ts';
import { authorIn } from './author.ts';
import type { Deps } from './deps.ts';
import { noSuchCoach } from './list-coaches.ts';
import { refuseTaken } from './refuse-taken.ts';
import { resolveStart } from './resolve-start.ts';
import { type Outcome, runCommand } from './run-command.ts';

/** Names the wish for a hold, as the contract parsed it. */
export type HoldWish = ParsedBodyOf<typeof routes.createHold>;

/**
 * Holds a slot for five minutes. A new hold frees the caller's old one with that coach in the same commit; the same
 * slot again renews the hold once and then gives it unchanged. Refuses with the codes of its route; a slot that is
 * not free leaves the old hold as it was.
 */
export async function holdSlot(deps: Deps, actor: Actor, wish: HoldWish, call: Call): Promise<Answer> {
  if (actor.sessionId !== null) {
    throw new Refusal(
      'forbidden',
      'This link is good for one session only. It can move that session, not hold times.',
    );
  }
  let ground: Ground | undefined;
  return runCommand(deps, actor, call, async () => {
    try {
      return await deps.db.transaction().execute(async (transaction) => {
        const replay = await findReplay(transaction, deps, actor, call);
        if (replay) return { answer: replay, changed: [] };
        ground = await readGround(deps, transaction, actor, wish);
        return attempt(deps, transaction, ground, actor, call);
      });
    } catch (error) {
      if (error instanceof NotFree && ground) await refuseTaken(deps, wantedOf(ground, actor));
      throw error;
    }
  });
}

/** Says that somebody else has the slot; rolls back what was begun. */
class NotFree extends Stale {}

type Coach = NonNullable<BookingGround['coach']>;
type Ground = { now: number; coachId: string; coach: Coach; slot: Interval; own: StoredHold | null };

async function readGround(
  { clock }: Deps,
  transaction: Queries,
  actor: Actor,
  { coachId, scheduledAt, timeZone, durationMinutes }: HoldWish,
): Promise<Ground> {
  const { now, coach } = await readBookingGround(transaction, clock, coachId);
  if (!coach) throw noSuchCoach();
  const { schedule, sessionTypes, holds } = coach;
  const start = resolveStart(scheduledAt, timeZone ?? schedule.timeZone);
  offerFor(sessionTypes, durationMinutes);
  checkStart({ schedule, start, durationMinutes, now, exempt: isExempt(actor, coachId) });
  const own = holds.find(({ subject }) => subject === actor.subject) ?? null;
  return { now, coachId, coach, slot: { start, end: start + durationMinutes * MINUTE }, own };
}

async function attempt(
  deps: Deps,
  transaction: Queries,
  ground: Ground,
  actor: Actor,
  call: Call,
): Promise<Outcome> {
  const { now, coachId, coach, slot, own } = ground;
  const existing = own && { ...own.slot, id: own.holdId, expiresAt: own.expiresAt, renewed: own.renewed };
  const { type, expiresAt } = decideHold(existing, slot, now);
  const id = type === 'create' || !own ? randomUUIDv7() : own.holdId;
  const hold: Hold = {
    ...{ id, coachId, startsAt: toInstant(slot.start), endsAt: toInstant(slot.end) },
    expiresAt: toInstant(expiresAt),
    renewable: type === 'create',
  };
  const answer = jsonAnswer(201, hold);
  const events = await write(deps, transaction, { ground, actor, type, id, expiresAt });
  if (call.idempotency) await keepAnswer(transaction, deps.clock, actor.subject, call.idempotency, answer);
  if (events.length === 0) return { answer, changed: [] };
  await appendEvents(transaction, coachId, events, authorIn(coachId, actor, call), coach.version);
  return { answer, changed: [coachId] };
}

type Decided = {
  ground: Ground;
  actor: Actor;
  type: 'create' | 'renew' | 'keep';
  id: string;
  expiresAt: number;
};

/** Writes the decision and gives what happened in the calendar, in order. */
async function write(
  { clock }: Deps,
  transaction: Queries,
  { ground, actor, type, id, expiresAt }: Decided,
): Promise<NewEvent[]> {
  const { now, coachId, coach, slot } = ground;
  const row = { holdId: id, slot, expiresAt };
  if (type === 'keep') return [];
  if (type === 'renew') {
    if (await renewHold(transaction, clock, id, expiresAt)) return [holdEvent('hold.renewed', row, now)];
    throw new Stale('The hold ended or was renewed a moment ago.', undefined);
  }
  const during = occupiedInterval(coach.schedule, slot);
  const ended = await endOwnHold(transaction, coachId, actor.subject);
  const runOut = await clearRunOut(transaction, clock, coachId, during);
  const isHeld = await insertHold(transaction, { ...row, coachId, subject: actor.subject, during });
  if (!isHeld) throw new NotFree('The slot is not free.', undefined);
  return [
    ...(ended ? [holdEvent(isAlive(ended, now) ? 'hold.released' : 'hold.expired', ended, now)] : []),
    ...runOut.map((each) => holdEvent('hold.expired', each, now)),
    holdEvent('hold.created', row, now),
  ];
}

const wantedOf = ({ coachId, coach, slot, now }: Ground, { subject }: Actor) => ({
  ...{ coachId, slot, now, viewer: subject, timeZone: coach.schedule.timeZone },
});
