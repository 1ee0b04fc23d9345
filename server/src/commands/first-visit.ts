import type { Availability, Coach, QueryOf, routes } from '@session-booking/sdk/contract';
import { Refusal } from '../domain/refusal.ts';
import type { Deps } from './deps.ts';

/** Names a stranger's first question, as the contract parsed it. */
export type VisitQuery = QueryOf<typeof routes.getVisit>;

/** Gathers what a stranger's first view needs beside his token; `subject` is that token's. */
export async function firstVisit(
  deps: Deps,
  subject: string,
  query: VisitQuery,
): Promise<{ coaches: Coach[]; availability: Availability | null }> {
  throw new Refusal('unavailable', `Not yet ${typeof deps}${subject}${typeof query}`);
}
