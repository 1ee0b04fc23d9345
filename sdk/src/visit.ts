import { type Access, type BookingSettings, createAccess } from './access.ts';
import { attempt, type Send } from './attempt.ts';
import { type CallOptions, exchange, requestOf } from './request.ts';
import { visit, type Visit } from './contract/identity.ts';
import { fitting, readAnswer } from './read-answer.ts';
import type { RequestQuery } from './route-types.ts';

/** Asks for a first view; without a coach it answers the coaches only, without dates the month of the first free time. */
export type VisitQuestion = RequestQuery<'getVisit'>;

/** Gets all that a stranger's first view needs in one answer, and makes its visitor the caller unless there is one. */
export type AskVisit = (question: VisitQuestion, options?: Pick<CallOptions, 'signal'>) => Promise<Visit>;

/** Holds the start of a page's life with the API: its first view, and what `createBookingClient` goes on from. */
export type Opening = {
  /** Sends once, without repeats. */
  readonly visit: AskVisit;
  /** What the client takes over: address, visitor and clock. */
  readonly access: Access;
};

/** Opens the API for a first view. It is a third of the client's size: load that one after the first paint, and give it this. */
export function openBooking(settings: BookingSettings): Opening {
  const access = createAccess(settings);
  const once: Send = (request) => attempt(access.fetch, request, access.timeoutMs);
  return { access, visit: visitBy(access, once) };
}

/** Makes the call for a first view, over a given way of sending. */
export function visitBy({ base, clock, identity }: Access, send: Send): AskVisit {
  const line = { base, clock, send };
  return async (question, options) => {
    options?.signal?.throwIfAborted();
    const request = requestOf(line, 'GET /api/visit', { query: question }, options);
    const answer = readAnswer(await exchange(line, request), request, fitting(visit));
    identity.adopt(answer);
    return answer;
  };
}
