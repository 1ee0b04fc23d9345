import { Refusal } from '../domain/refusal.ts';
import type { Answer } from './answer.ts';
import type { Deps } from './deps.ts';

/** Lists the coaches, by name. */
export async function listCoaches(deps: Deps): Promise<Answer> {
  throw new Refusal('unavailable', `Not yet ${typeof deps}`);
}

/** Gets one coach as everyone may see him. */
export async function getCoach(deps: Deps, coachId: string): Promise<Answer> {
  throw new Refusal('unavailable', `Not yet ${typeof deps}${coachId}`);
}

/** Gets when a coach works; the ETag is the schedule's version. */
export async function getSchedule(deps: Deps, coachId: string): Promise<Answer> {
  throw new Refusal('unavailable', `Not yet ${typeof deps}${coachId}`);
}
