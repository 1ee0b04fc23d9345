import { randomUUIDv7 } from 'node:crypto';
import type { ParsedBodyOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { type BookableCoach, decideBooking, isExempt } from '../domain/booking.ts';
import { occupiedInterval } from '../domain/busy.ts';
import { evolve } from '../domain/evolve.ts';
import { isAlive } from '../domain/hold.ts';
import { overlaps } from '../domain/interval.ts';
import type { SessionState } from '../domain/session.ts';
import type { SessionEvent } from '../domain/session-event.ts';
import type { BookingGround, StoredHold } from '../store/booking-read.ts';
import { type BookingWrite, type BookingWritten, writeBooking } from '../store/booking-write.ts';
import { meaningOf, Stale, TimeTaken } from '../store/constraints.ts';
import { findKept, replayOf } from '../store/idempotency.ts';
import { type Answer, type Call, jsonAnswer } from './answer.ts';
import { authorIn } from './author.ts';
import type { Deps } from './deps.ts';
import { noSuchCoach } from './list-coaches.ts';
import { findOwnHold } from './own-hold.ts';
import { presentSession } from './present-session.ts';
import { refuseKnownTaken, refuseTaken } from './refuse-taken.ts';
import { resolveStart } from './resolve-start.ts';
import { type Outcome, runCommand } from './run-command.ts';

/** Names the body of a booking, as the contract parsed it. */
export type Booking = ParsedBodyOf<typeof routes.bookSession>;

/**
 * Books a session: one query to decide on, one statement that writes. Refuses with the codes of its route; `slot_taken`
 * and `slot_held` come with the three nearest free slots.
 */
export async function bookSession(deps: Deps, actor: Actor, body: Booking, call: Call): Promise<Answer> {
  return runCommand(deps, actor, call, () => attemptBooking(deps, actor, body, call));
}

type Coach = NonNullable<BookingGround['coach']>;

async function attemptBooking(deps: Deps, actor: Actor, body: Booking, call: Call): Promise<Outcome> {
  const { coachId } = body;
  const asked = { subject: actor.subject, key: call.idempotency?.key ?? null };
  const { now, kept, coach } = await deps.bookingGrounds.read(coachId, asked);
  if (kept && call.idempotency) {
    return { answer: { ...replayOf(kept, call.idempotency.fingerprint), replayed: true }, changed: [] };
  }
  if (!coach) throw noSuchCoach();
  const event = decide(body, coach, { now, actor });
  const session = evolve(null, event);
  const slot = { start: session.startsAt, end: session.endsAt };
  const { timeZone } = coach.schedule;
  const wanted = { coachId, slot, viewer: actor.subject, timeZone, now };
  const ownHold = findOwnHold(coach.holds, actor, body.holdId, now);
  refuseKnownTaken(deps, wanted, coach.revision);
  const answer = await answerFor(deps, session, { now, actor, baseUrl: call.baseUrl });
  const written = await write(deps, { session, event, coach, ownHold, actor, call, answer });
  const booked = written.find(({ type }) => type === 'session.booked');
  if (booked) {
    deps.joined({ subject: actor.subject, coachId, revision: booked.revision });
    return { answer, changed: [coachId] };
  }
  if (written.length > 0) deps.wake(coachId);
  const first = await keptSince(deps, actor, call);
  if (first) return { answer: first, changed: [] };
  await refuseTaken(deps, wanted);
  throw new Stale('The time was taken a moment ago and is free again.', undefined);
}

/** Looks whether the time was taken by this very request, sent twice and faster on another node. */
async function keptSince(
  { db, clock }: Deps,
  { subject }: Actor,
  { idempotency }: Call,
): Promise<Answer | null> {
  const kept = idempotency && (await findKept(db, clock, subject, idempotency));
  return kept && { ...kept, replayed: true };
}

function decide(
  body: Booking,
  coach: Coach,
  circumstances: { now: number; actor: Actor },
): SessionEvent<'session.booked'> {
  const timeZone = body.timeZone ?? coach.schedule.timeZone;
  const bookable: BookableCoach = { id: body.coachId, ...coach };
  const startsAt = resolveStart(body.scheduledAt, timeZone);
  return decideBooking({ ...body, sessionId: randomUUIDv7(), startsAt, timeZone }, bookable, circumstances);
}

async function answerFor(
  deps: Deps,
  session: SessionState,
  viewing: { now: number; actor: Actor; baseUrl: string },
): Promise<Answer> {
  return jsonAnswer(201, await presentSession(session, viewing, deps), {
    location: `/api/sessions/${session.id}`,
  });
}

type Writing = {
  session: SessionState;
  event: SessionEvent<'session.booked'>;
  coach: Coach;
  ownHold: StoredHold | null;
  actor: Actor;
  call: Call;
  answer: Answer;
};

async function write(
  deps: Deps,
  { session, event, coach, ownHold, actor, call, answer }: Writing,
): Promise<BookingWritten> {
  const during = occupiedInterval(coach.schedule, { start: session.startsAt, end: session.endsAt });
  const { idempotency } = call;
  const booking: BookingWrite = {
    session,
    data: event.data,
    during,
    coachVersion: coach.version,
    author: authorIn(session.coachId, actor, call),
    ownHold,
    expired: coach.holds.filter((hold) => !isAlive(hold, event.at) && overlaps(hold.during, during)),
    limits: isExempt(actor, session.coachId) ? null : deps.limits,
    keep: idempotency && { ...idempotency, answer },
  };
  try {
    return await writeBooking(deps.db, deps.clock, booking);
  } catch (error) {
    // An own hold can lie across what somebody else has: moving it fails, where taking free time would find nothing.
    if (meaningOf(error) instanceof TimeTaken) return [];
    throw error;
  }
}
