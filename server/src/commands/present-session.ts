import type { ActionState, Cancellation, Session } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { actionsFor } from '../domain/decide.ts';
import { MINUTE } from '../domain/interval.ts';
import { clientOf, relationTo, type CancellationRecord, type SessionState } from '../domain/session.ts';
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
  const link =
    isClient && client?.subject
      ? await manageUrlFor({
          sessionId: session.id,
          subject: client.subject,
          endsAt: session.endsAt,
          baseUrl,
        })
      : undefined;
  return {
    id: session.id,
    title: session.title,
    description: session.description,
    status: session.status,
    coachId: session.coachId,
    sessionTypeId: session.sessionTypeId,
    clientId: client?.subject ?? null,
    client:
      client && (client.name !== null || client.email !== null)
        ? { name: client.name ?? '', email: client.email ?? '' }
        : null,
    ...times(session),
    timeZone: session.timeZone,
    price: session.price,
    policy: { freeUntil: toInstant(session.policy.freeUntil), lateFeePercent: session.policy.lateFeePercent },
    ...outcome(session, isClient),
    cancellation: session.cancellation && presentCancellation(session.cancellation),
    actions: presentActions(session, now, actor),
    metadata: session.metadata,
    ...(link === undefined ? {} : { manageUrl: link }),
    version: session.version,
    createdAt: toInstant(session.createdAt),
    updatedAt: toInstant(session.updatedAt),
  };
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
