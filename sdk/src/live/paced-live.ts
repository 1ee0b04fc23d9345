import type { Access } from '../access.ts';
import type { Opening } from '../visit.ts';
import { attempt, type Send } from '../attempt.ts';
import type { BookingCalls } from '../booking-calls.ts';
import type { Session } from '../contract/session.ts';
import { scope } from '../scope.ts';
import type { Pace } from './pace.ts';
import { AvailabilityWatch } from './availability-watch.ts';
import { createFeed, type Feed, type Watch, type WatchOptions } from './handle.ts';
import { type Connection, Switchboard, type SwitchboardParts } from './switchboard.ts';
import { SessionWatch } from './session-watch.ts';
import type { AvailabilityView, WatchQuestion } from './view.ts';
import type { Watched } from './watched.ts';

/** Watches an API. All watches share one socket, which is there only while something is watched. */
export type Live = {
  /** Shows slots and every change of them; with no `onView` iterate what it gives. */
  readonly watchAvailability: (
    question: WatchQuestion,
    onView?: (view: AvailabilityView) => void,
    options?: WatchOptions,
  ) => Watch<AvailabilityView>;
  /** Shows a session and every change of it, as the caller may see it. */
  readonly watchSession: (
    sessionId: string,
    onSession?: (session: Session) => void,
    options?: WatchOptions,
  ) => Watch<Session>;
  readonly connection: Connection;
};

/** Holds the calls that live updates ask by. */
export type LiveCalls = {
  readonly availability: Pick<BookingCalls['availability'], 'list'>;
  readonly sessions: Pick<BookingCalls['sessions'], 'get'>;
};

/** Makes live updates at a pace. */
export function createPacedLive({ access }: Pick<Opening, 'access'>, calls: LiveCalls, pace: Pace): Live {
  const board = new Switchboard({ ...lineOf(access), pace });
  (access.answerListeners ??= new Set()).add(() => board.answered());
  let count = 0;
  const join = <T>(
    onView: ((value: T) => void) | undefined,
    options: WatchOptions = {},
    make: (feed: Feed<T>) => Watched,
  ): Watch<T> => {
    options.signal?.throwIfAborted();
    const feed = createFeed(onView, options, () => board.remove(watched));
    const watched = make(feed);
    board.add(watched);
    return feed.handle;
  };
  return {
    watchAvailability: (question, onView, options) =>
      join(onView, options, (feed) => {
        const id = `w${(count += 1)}`;
        return new AvailabilityWatch(
          { id, question, againMs: pace.pollMs },
          feed,
          calls.availability.list,
          board,
        );
      }),
    watchSession: (id, onSession, options) =>
      join(
        onSession,
        options,
        (feed) => new SessionWatch({ id, everyMs: pace.sessionMs }, feed, calls.sessions.get, board),
      ),
    connection: board.connection,
  };
}

function lineOf({ base, identity, fetch, timeoutMs, WebSocket }: Access): Omit<SwitchboardParts, 'pace'> {
  const send: Send = (request) => attempt(fetch, request, timeoutMs);
  return {
    url: `${base.replace(/^http/, 'ws')}/api/realtime`,
    socketClass: () => WebSocket ?? scope.WebSocket,
    token: () => identity.token(send),
    replaceToken: (refused) => identity.replace(refused, send),
  };
}
