import type { ActionState, Cancellation, Session } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { actionsFor } from '../domain/decide.ts';
import { MINUTE } from '../domain/interval.ts';
import type { Policy } from '../domain/policy.ts';
import {
  clientOf,
  type CancellationRecord,
  type Participant,
  relationTo,
  type SessionState,
} from '../domain/session.ts';
import { toInstant } from '../domain/wall-time.ts';
import type { Deps } from './deps.ts';

/** Says for whom a session is shown, when, and at which address. */
export type Viewing = { now: number; actor: Actor; baseUrl: string };

/** Shows a session as the actor may see it: what he may do now, the coach's own notes only to the coach's side. */
export async function presentSession(
  session: SessionState,
  { now, actor, baseUrl }: Viewing,
  { manageUrlFor }: Pick<Deps, 'manageUrlFor'>,
): Promise<Session> {
  const client = clientOf(session);
  const isClient = relationTo(session, actor) === 'client';
  const { id, title, description, status, coachId, sessionTypeId, timeZone, price, metadata, version } =
    session;
  const grant = { sessionId: id, subject: client?.subject ?? '', baseUrl };
  const manageUrl = isClient && grant.subject ? await manageUrlFor(grant) : null;
  return {
    ...{ id, title, description, status, coachId, sessionTypeId },
    clientId: client?.subject ?? null,
    client: client && presentClient(client),
    ...times(session),
    timeZone,
    price,
    policy: presentPolicy(session.policy),
    ...outcome(session, isClient),
    cancellation: session.cancellation && presentCancellation(session.cancellation),
    actions: presentActions(session, now, actor),
    metadata,
    ...(manageUrl !== null && { manageUrl }),
    version,
    createdAt: toInstant(session.createdAt),
    updatedAt: toInstant(session.updatedAt),
  };
}

/** Shows until when cancelling is free, and the share of the price it costs later. */
export function presentPolicy({ freeUntil, lateFeePercent }: Policy): Session['policy'] {
  return { freeUntil: toInstant(freeUntil), lateFeePercent };
}

function presentClient({ name, email }: Participant): Session['client'] {
  return name === null && email === null ? null : { name: name ?? '', email: email ?? '' };
}

const maybeInstant = (ms: number | null) => (ms === null ? null : toInstant(ms));

function times({ startsAt, endsAt, startedAt, completedAt }: SessionState) {
  return {
    startsAt: toInstant(startsAt),
    endsAt: toInstant(endsAt),
    durationMinutes: (endsAt - startsAt) / MINUTE,
    startedAt: maybeInstant(startedAt),
    completedAt: maybeInstant(completedAt),
  };
}

function outcome({ notes, rating, feedback, actionItems, clientFeedback }: SessionState, isClient: boolean) {
  return {
    notes: isClient ? null : notes,
    rating,
    feedback,
    actionItems,
    clientFeedback: clientFeedback && { ...clientFeedback, at: toInstant(clientFeedback.at) },
  };
}

function presentCancellation({ type, reason, by, at, late, fee, refund }: CancellationRecord): Cancellation {
  return { type, reason, by, at: toInstant(at), late, fee, refund };
}

function presentActions(session: SessionState, now: number, actor: Actor): Record<string, ActionState> {
  const states = Object.entries(actionsFor(session, { now, actor }));
  return Object.fromEntries(
    states.map(([action, { allowed, code, availableAt }]) => [
      action,
      {
        allowed,
        ...(code === undefined ? {} : { code }),
        ...(availableAt === undefined ? {} : { availableAt: toInstant(availableAt) }),
      },
    ]),
  );
}
