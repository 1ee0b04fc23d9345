import type { ParsedBodyOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Answer, Call } from './answer.ts';
import type { Deps } from './deps.ts';

/** Names the body of a booking, as the contract parsed it. */
export type Booking = ParsedBodyOf<typeof routes.bookSession>;

/** Books a session. */
export async function bookSession(deps: Deps, actor: Actor, body: Booking, call: Call): Promise<Answer> {
  throw new Refusal('unavailable', `Not yet ${typeof deps}${typeof actor}${typeof body}${typeof call}`);
}
