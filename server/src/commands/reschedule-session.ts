import type { ParsedBodyOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { checkStart, occupiedInterval } from '../domain/availability.ts';
import { isExempt } from '../domain/booking.ts';
import { decide } from '../domain/decide.ts';
import { holdEvent } from '../domain/hold-event.ts';
import { type Interval, MINUTE, overlaps } from '../domain/interval.ts';
import { type BookingGround, readBookingGround, type StoredHold } from '../store/booking-read.ts';
import { TimeTaken } from '../store/constraints.ts';
import type { NewEvent } from '../store/event-log.ts';
import type { Queries } from '../store/schema.ts';
import { moveTime } from '../store/session-write.ts';
import type { Answer, Call } from './answer.ts';
import { applyEvents, findReplay } from './apply-events.ts';
import type { Deps } from './deps.ts';
import { type KnownSession, lockedSession } from './known-session.ts';
import { findOwnHold } from './own-hold.ts';
import { refuseTaken, type Wanted } from './refuse-taken.ts';
import { resolveStart } from './resolve-start.ts';
import { type Outcome, runCommand } from './run-command.ts';
import { checkVersion } from './version.ts';

/** Names the body of a move, as the contract parsed it. */
export type Rescheduling = ParsedBodyOf<typeof routes.rescheduleSession>;

/** Says that the time a session is moved to is not free; carries what it takes to say why. */
class NotFree extends TimeTaken {
  readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    super('The time is taken.', undefined);
    this.wanted = wanted;
  }
}

/**
 * Moves a session to another time of its coach: it keeps its id, and the old time is free in the same commit. Refuses
 * with the codes of its route; `slot_taken` and `slot_held` come with the three nearest free slots.
 */
export async function rescheduleSession(
  deps: Deps,
  actor: Actor,
  sessionId: string,
  body: Rescheduling,
  call: Call,
): Promise<Answer> {
  return runCommand(deps, actor, call, async () => {
    try {
      return await deps.db
        .transaction()
        .execute((transaction) => attemptMove(deps, transaction, { actor, sessionId, body, call }));
    } catch (error) {
      if (error instanceof NotFree) await refuseTaken(deps, error.wanted);
      throw error;
    }
  });
}

type Asked = { actor: Actor; sessionId: string; body: Rescheduling; call: Call };
type Ground = {
  coach: NonNullable<BookingGround['coach']>;
  slot: Interval;
  during: Interval;
  ownHold: StoredHold | null;
};

async function attemptMove(
  deps: Deps,
  transaction: Queries,
  { actor, sessionId, body, call }: Asked,
): Promise<Outcome> {
  const known = await lockedSession(transaction, deps.clock, actor, sessionId);
  const replay = await findReplay(transaction, deps, actor, call);
  if (replay) return { answer: replay, changed: [] };
  const { now, session } = known;
  checkVersion(call, session.version);
  const { coachId } = session;
  const { coach } = await readBookingGround(transaction, deps.clock, coachId);
  if (!coach) throw new Error(`The coach of session ${session.id} is gone.`);
  const startsAt = resolveStart(body.scheduledAt, body.timeZone ?? coach.schedule.timeZone);
  const events = decide({ type: 'reschedule', startsAt, timeZone: body.timeZone }, session, { now, actor });
  const ground = groundOf(known, coach, { startsAt, actor, holdId: body.holdId });
  const others = await move(deps, transaction, known, actor, ground);
  const { during, ownHold } = ground;
  const holdId = ownHold && overlaps(ownHold.during, during) ? ownHold.holdId : undefined;
  const decided = {
    session,
    events,
    now,
    actor,
    call,
    others,
    holdId,
    coachVersion: coach.version,
  };
  return { answer: await applyEvents(deps, transaction, decided), changed: [coachId] };
}

/** Checks hours, notice and horizon as for a booking, and finds what the move takes. */
function groundOf(
  { now, session }: KnownSession,
  coach: Ground['coach'],
  { startsAt, actor, holdId }: { startsAt: number; actor: Actor; holdId: string | undefined },
): Ground {
  const { schedule, holds } = coach;
  const slot = { start: startsAt, end: startsAt + (session.endsAt - session.startsAt) };
  const durationMinutes = (slot.end - slot.start) / MINUTE;
  checkStart({ schedule, start: startsAt, durationMinutes, now, exempt: isExempt(actor, session.coachId) });
  return {
    coach,
    slot,
    during: occupiedInterval(schedule, slot),
    ownHold: findOwnHold(holds, actor, holdId, now),
  };
}

/** Takes the new time and gives what else happened in the calendar on the way. Throws `NotFree`. */
async function move(
  { clock }: Deps,
  transaction: Queries,
  { now, session }: KnownSession,
  { subject }: Actor,
  { coach, slot, during, ownHold }: Ground,
): Promise<NewEvent[]> {
  const target = { id: session.id, coachId: session.coachId, startsAt: slot.start, endsAt: slot.end };
  const moved = await moveTime(transaction, clock, {
    session: target,
    during,
    holdId: ownHold?.holdId ?? null,
  });
  if (!moved.isMoved) {
    const { timeZone } = coach.schedule;
    throw new NotFree({
      coachId: session.coachId,
      slot,
      viewer: subject,
      timeZone,
      now,
      present: moved.before,
    });
  }
  const isReleased = ownHold !== null && !overlaps(ownHold.during, during);
  return [
    ...moved.expired.map((hold) => holdEvent('hold.expired', hold, now)),
    ...(isReleased ? [holdEvent('hold.released', ownHold, now)] : []),
  ];
}
