import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Tokens } from '../auth/tokens.ts';
import type { Deps } from '../commands/deps.ts';
import { showChangedSessions } from '../commands/show-changed-sessions.ts';
import { readWindowSlots } from '../commands/watch-availability.ts';
import { CalendarTail } from '../log/calendar-tail.ts';
import type { FanOut, OnHint } from '../log/fan-out.ts';
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
  readonly sockets: () => number;
  readonly lagSeconds: () => number | null;
  /** Sends every socket away; the HTTP server can then close. */
  stop(): Promise<void>;
};

type Works = { tail: CalendarTail; hub: Hub; audience: Audience; frames: SessionFrames };

/** Starts live updates on a server: the log's tail, what is watched, and the sockets. */
export async function startRealtime(parts: RealtimeParts): Promise<Realtime> {
  const works = assemble(parts);
  const { tail, hub } = works;
  tail.start(
    await parts.openFanOut((coachId) => {
      tail.hint(coachId);
    }),
  );
  const { allows, onFault } = parts;
  const partsFor = (request: IncomingMessage) => connectionParts(parts, request, works);
  const sockets = acceptSockets(parts.server, { allows, partsFor, onFault });
  return {
    wake: (coachId) => {
      tail.changedHere(coachId);
    },
    sockets: () => sockets.count(),
    lagSeconds: () => tail.lagSeconds(),
    async stop() {
      sockets.close();
      hub.close();
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
    onFault,
  });
  const follow = (coachId: string) => tail.follow(coachId);
  const hub = new Hub({
    readWindow: ({ coachId, ...window }, subjects) => readWindowSlots(commands, coachId, window, subjects),
    follow,
    saw: (coachId, revision) => {
      tail.saw(coachId, revision);
    },
    onFault,
    now: () => performance.now(),
  });
  const audience = new Audience(follow);
  const frames = new SessionFrames({
    audience,
    readRevision: async (coachId) => (await readRevisions(reads, [coachId])).get(coachId) ?? null,
    showChanged: (coachId, after, members, show) =>
      showChangedSessions(commands, coachId, after, members, show),
    onFault,
  });
  return { tail, hub, audience, frames };
}

function connectionParts(
  { commands, tokens, baseUrlOf, onFault, now }: RealtimeParts,
  request: IncomingMessage,
  { hub, audience, frames }: Works,
): ConnectionParts {
  return {
    tokens,
    baseUrl: baseUrlOf(request),
    connectionId: randomUUID(),
    admit(member) {
      if (!audience.admit(member)) return false;
      const { actor } = member;
      const followAll = async () => {
        const own = await readOwnCoaches(commands.reads, commands.clock, actor);
        if (actor.role === 'coach' && actor.coachId !== null) own.push(actor.coachId);
        await Promise.all(own.map((coachId) => frames.follow(member, coachId)));
      };
      followAll().catch(onFault);
      return true;
    },
    dismiss: (member) => {
      audience.dismiss(member);
    },
    async watch(member, name, watcher, revision) {
      const end = await hub.watch(name, watcher, revision);
      await frames.follow(member, name.coachId);
      return end;
    },
    onFault,
    now,
  };
}
