import type { Actor } from '../domain/actor.ts';
import { isExempt } from '../domain/booking.ts';
import type { Author } from '../store/event-log.ts';
import type { Call } from './answer.ts';

/** Names who changes a calendar, in the role he has in it: a coach is a client in the calendar of another. */
export function authorIn(coachId: string, actor: Actor, { requestId }: Pick<Call, 'requestId'>): Author {
  const role = isExempt(actor, coachId) ? actor.role : 'client';
  return { subject: actor.subject, role, requestId };
}
