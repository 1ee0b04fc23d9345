import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Tokens } from '../auth/tokens.ts';
import type { Deps } from '../commands/deps.ts';
import { GatheredReads } from '../commands/gathered-reads.ts';
import { reachCoach } from '../commands/reach-coach.ts';
import { showChangedSessions } from '../commands/show-changed-sessions.ts';
import { readWindowSlots } from '../commands/watch-availability.ts';
import type { Actor } from '../domain/actor.ts';
import { CalendarTail } from '../log/calendar-tail.ts';
import type { FanOut, Joined, OnHint } from '../log/fan-out.ts';
import { readOwnCoaches, readRevisions } from '../store/realtime-reads.ts';
import { Audience } from './audience.ts';
import type { ConnectionParts } from './connection.ts';
import { Hub } from './hub.ts';
import { SessionFrames } from './session-frames.ts';
import { acceptSockets } from './socket-server.ts';

/** Carries what live updates need; made by the composition root. */
export type RealtimeParts = {
  readonly server: Server;
  readonly commands: Deps;
  readonly tokens: Tokens;
  /** Opens the line to other nodes, if there are any. */
  readonly openFanOut: (onHint: OnHint) => Promise<FanOut>;
  readonly allows: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly baseUrlOf: (request: IncomingMessage) => string;
  readonly onFault: (error: unknown) => void;
  /** Epoch milliseconds, the clock tokens are checked by. */
  readonly now: () => number;
};

/** Live updates while they run. */
export type Realtime = {
  /** Takes the news of a commit on this node. */
  readonly wake: (coachId: string) => void;
  /** Takes the news that a subject has a session with a coach since a revision: his sockets, on every node, are sent it. */
  readonly joined: (joined: Joined) => void;
  readonly sockets: () => number;
  readonly lagSeconds: () => number | null;
  /** Sends every socket away; the HTTP server can then close. */
  stop(): Promise<void>;
};

type Works = {
  tail: CalendarTail;
  hub: Hub;
  audience: Audience;
  frames: SessionFrames;
  /** Whose calendars hold sessions of somebody who connects; after a restart everybody does at once. */
  ownCoaches: GatheredReads<Actor, string[]>;
};

/** Starts live updates on a server: the log's tail, what is watched, and the sockets. */
export async function startRealtime(parts: RealtimeParts): Promise<Realtime> {
  const works = assemble(parts);
  const { tail, hub, frames } = works;
  tail.start(
    await parts.openFanOut((hint) => {
      tail.hint(hint);
    }),
  );
  const partsFor = (request: IncomingMessage) => connectionParts(parts, request, works);
  const sockets = acceptSockets(parts.server, { allows: parts.allows, partsFor });
  return {
    wake: (coachId) => {
      tail.changedHere(coachId);
    },
    joined(joined) {
      frames.joined(joined);
      tail.joinedHere(joined);
    },
    sockets: () => sockets.count(),
    lagSeconds: () => tail.lagSeconds(),
    async stop() {
      sockets.close();
      hub.close();
      frames.close();
      await tail.stop();
    },
  };
}

function assemble({ commands, onFault }: RealtimeParts): Works {
  const { reads } = commands;
  const tail = new CalendarTail({
    readRevisions: (coachIds) => readRevisions(reads, coachIds),
    onChange(coachId) {
      hub.calendarChanged(coachId);
      frames.calendarChanged(coachId);
    },
    onJoined: (joined) => {
      frames.joined(joined);
    },
    onFault,
  });
  const follow = (coachId: string) => tail.follow(coachId);
  const hub = new Hub({
    readWindow: ({ coachId, ...window }, subjects) => readWindowSlots(commands, coachId, window, subjects),
    follow,
    onFault,
    now: () => performance.now(),
  });
  const audience = new Audience((coachId) => {
    const unfollow = follow(coachId);
    return () => {
      unfollow();
      frames.forget(coachId);
    };
  });
  const frames = new SessionFrames({
    audience,
    readRevision: async (coachId) => (await readRevisions(reads, [coachId])).get(coachId) ?? null,
    showChanged: (coachId, after, members, show) =>
      showChangedSessions(commands, coachId, after, members, show),
    onFault,
  });
  const ownCoaches = new GatheredReads((actors: readonly Actor[]) =>
    readOwnCoaches(reads, commands.clock, actors),
  );
  return { tail, hub, audience, frames, ownCoaches };
}

function connectionParts(
  { commands, tokens, baseUrlOf, onFault, now }: RealtimeParts,
  request: IncomingMessage,
  { hub, audience, frames, ownCoaches }: Works,
): ConnectionParts {
  return {
    tokens,
    baseUrl: baseUrlOf(request),
    connectionId: randomUUID(),
    admit: (member) => audience.admit(member),
    async followOwn(member) {
      const { actor } = member;
      const own = [...(await ownCoaches.ask(actor))];
      if (actor.role === 'coach' && actor.coachId !== null) own.push(actor.coachId);
      await Promise.all(own.map((coachId) => frames.follow(member, coachId)));
    },
    dismiss: (member) => {
      audience.dismiss(member);
    },
    async watch(member, name, watcher, revision) {
      await reachCoach(commands, member.actor, name.coachId);
      const end = await hub.watch(name, watcher, revision);
      await frames.follow(member, name.coachId);
      return end;
    },
    onFault,
    now,
  };
}
