import type { QueryOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Answer } from './answer.ts';
import type { Deps } from './deps.ts';

/** Names a question for slots, as the contract parsed it. */
export type AvailabilityQuery = QueryOf<typeof routes.listAvailability>;

/** Lists the slots of a coach; `ifNoneMatch` is the request's header as it came: a match gives status 304 without a body. */
export async function listAvailability(
  deps: Deps,
  actor: Actor,
  coachId: string,
  query: AvailabilityQuery,
  ifNoneMatch: string | null,
): Promise<Answer> {
  throw new Refusal(
    'unavailable',
    `Not yet ${typeof deps}${typeof actor}${typeof query}${coachId}${ifNoneMatch}`,
  );
}
