import type { Actor } from '../domain/actor.ts';
import { clientOf, relationTo } from '../domain/session.ts';
import { findCoach } from '../store/coaches.ts';
import type { Answer } from './answer.ts';
import { calendarFile } from './calendar-file.ts';
import type { Deps } from './deps.ts';
import { knownSession } from './known-session.ts';

/** Gives a session as a calendar file; the client's own carries the link by which he comes back. */
export async function getCalendarFile(
  { reads, clock, manageUrlFor }: Deps,
  actor: Actor,
  sessionId: string,
  baseUrl: string,
): Promise<Answer> {
  const { session } = await knownSession(reads, clock, actor, sessionId);
  const client = clientOf(session);
  const isClient = relationTo(session, actor) === 'client';
  const { id, coachId } = session;
  const withWhom = isClient ? (await findCoach(reads, clock, coachId))?.name : client?.name;
  const manageUrl =
    isClient && client?.subject
      ? await manageUrlFor({ sessionId: id, subject: client.subject, baseUrl })
      : null;
  return {
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="session.ics"',
    },
    body: calendarFile(session, { withWhom: withWhom ?? null, manageUrl }),
    replayed: false,
  };
}
