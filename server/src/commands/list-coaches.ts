import type { Coach, ScheduleAnswer } from '@session-booking/sdk/contract';
import { Refusal } from '../domain/refusal.ts';
import { findCoach, readCoaches, type StoredCoach } from '../store/coaches.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { readTextCursor, writeCursor } from './cursor.ts';
import type { Deps } from './deps.ts';
import { presentCoach } from './present-coach.ts';

const PAGE = 100;

/** Holds a page of coaches, by name. */
export type CoachPage = { items: Coach[]; nextCursor: string | null };

/** Lists the coaches, by name; `cursor` is the page before's. */
export async function listCoaches(
  deps: Deps,
  page: { limit?: number; cursor?: string } = {},
): Promise<Answer> {
  return jsonAnswer(200, await coachPage(deps, page), { 'cache-control': 'private, no-cache' });
}

/** Reads a page of coaches, 100 unless told otherwise. */
export async function coachPage(
  { reads }: Deps,
  { limit = PAGE, cursor }: { limit?: number; cursor?: string } = {},
): Promise<CoachPage> {
  const end = cursor === undefined ? undefined : readTextCursor(cursor);
  const after = end && { name: end.key, id: end.id };
  const coaches = await readCoaches(reads, limit + 1, after);
  const items = coaches.slice(0, limit);
  const last = items.at(-1);
  const hasMore = coaches.length > limit && last !== undefined;
  return {
    items: items.map(presentCoach),
    nextCursor: hasMore ? writeCursor({ key: last.name, id: last.id }) : null,
  };
}

/** Gets one coach as everyone may see him. */
export async function getCoach(deps: Deps, coachId: string): Promise<Answer> {
  return jsonAnswer(200, presentCoach(await knownCoach(deps, coachId)), {
    'cache-control': 'private, no-cache',
  });
}

/** Gets when a coach works; the ETag is the schedule's version. */
export async function getSchedule(deps: Deps, coachId: string): Promise<Answer> {
  const { schedule, scheduleVersion: version } = await knownCoach(deps, coachId);
  const answer: ScheduleAnswer = { ...schedule, version };
  return jsonAnswer(200, answer, { etag: `"${version}"`, 'cache-control': 'private, no-cache' });
}

/** Makes the refusal for a coach that does not exist. */
export function noSuchCoach(): Refusal {
  return new Refusal('not_found', 'There is no coach with this id.');
}

/** Reads a coach and the clock with him. Throws `not_found`. */
export async function knownCoach(
  { reads, clock }: Deps,
  coachId: string,
): Promise<StoredCoach & { now: number }> {
  const coach = await findCoach(reads, clock, coachId);
  if (!coach) throw noSuchCoach();
  return coach;
}
