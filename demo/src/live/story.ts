import { readServerFrame, type ServerFrame, type SlotStatus } from '@session-booking/sdk/contract';

import type { RequestNote } from '../lab/line.ts';
import type { Participant } from './participant.ts';

/** Tells of something one participant did, and on whose pages it has shown. */
export interface Happening {
  readonly who: Participant;
  readonly kind: 'hold' | 'release' | 'book' | 'hours' | 'session';
  /** What was done, with an instant in it where there is one: `holds`, `starts the session`. */
  readonly deed: string;
  readonly startsAt: string | null;
  /** Milliseconds from the press to the other page's line, by participant. */
  readonly seen: ReadonlyMap<Participant, number>;
}

interface Cause extends Happening {
  readonly seen: Map<Participant, number>;
  readonly at: number;
  readonly shows: (frame: ServerFrame) => boolean;
}

/** How long a change may take to show: a line that was cut comes back late. */
const KEPT_MS = 120_000;

const SESSION_DEEDS: Record<string, string> = {
  start: 'starts the session',
  complete: 'completes the session',
  cancel: 'cancels the session',
  reschedule: 'moves the session',
  feedback: 'rates the session',
  'no-show': 'waited in vain',
};

/**
 * Follows what participants ask for and what the others' lines then bring, and calls back whenever there is something to
 * tell. What is told was measured on this page, from request to frame.
 */
export function followStory(people: readonly Participant[], tell: (happening: Happening) => void): void {
  let causes: Cause[] = [];
  const held = new Map<Participant, string>();
  const begin = (cause: Cause) => {
    causes = [...causes.filter(({ at }) => cause.at - at < KEPT_MS), cause];
  };
  for (const who of people) {
    const asked = new Map<RequestNote, Cause>();
    who.line.onTraffic((traffic) => {
      if (traffic.kind === 'request') {
        const cause = causeOf(who, traffic.request, traffic.at, held);
        if (!cause) return;
        asked.set(traffic.request, cause);
        begin(cause);
      } else if (traffic.kind === 'answer') {
        const cause = asked.get(traffic.request);
        asked.delete(traffic.request);
        if (cause && traffic.isRefused) causes = causes.filter((each) => each !== cause);
        else if (cause) tell(cause);
      } else if (traffic.kind === 'frame-in') {
        for (const cause of shownBy(traffic.text, who, causes)) {
          cause.seen.set(who, traffic.at - cause.at);
          tell(cause);
        }
      }
    });
  }
}

function shownBy(text: string, viewer: Participant, causes: readonly Cause[]): Cause[] {
  const waiting = causes.filter(({ who, seen }) => who !== viewer && !seen.has(viewer));
  if (waiting.length === 0) return [];
  const frame = readServerFrame(JSON.parse(text));
  return frame ? waiting.filter(({ shows }) => shows(frame)) : [];
}

function causeOf(
  who: Participant,
  { method, path, body }: RequestNote,
  at: number,
  held: Map<Participant, string>,
): Cause | null {
  const base = { who, at, seen: new Map<Participant, number>() };
  const slot = (kind: Happening['kind'], deed: string, startsAt: string, ...status: SlotStatus[]): Cause => ({
    ...base,
    kind,
    deed,
    startsAt,
    shows: (frame) => slotsIn(frame).some((each) => isAt(each, startsAt) && status.includes(each.status)),
  });
  if (method === 'POST' && (path === '/api/holds' || path === '/api/sessions/book')) {
    const startsAt = wishedStart(body);
    if (startsAt === null) return null;
    if (path === '/api/sessions/book') return slot('book', 'books', startsAt, 'booked');
    held.set(who, startsAt);
    return slot('hold', 'holds', startsAt, 'held', 'booked');
  }
  if (method === 'DELETE' && path.startsWith('/api/holds/')) {
    const startsAt = held.get(who);
    return startsAt === undefined ? null : slot('release', 'lets go of', startsAt, 'available');
  }
  if (method === 'PUT' && path.endsWith('/schedule')) {
    const shows = (frame: ServerFrame) => frame.type === 'availability';
    return { ...base, kind: 'hours', deed: 'changes the hours', startsAt: null, shows };
  }
  const [, id, action = ''] = /^\/api\/sessions\/([^/]+)\/([a-z-]+)$/.exec(path) ?? [];
  const deed = SESSION_DEEDS[action];
  if (method !== 'POST' || id === undefined || deed === undefined) return null;
  const shows = (frame: ServerFrame) => frame.type === 'session' && frame.session.id === id;
  return { ...base, kind: 'session', deed, startsAt: null, shows };
}

function slotsIn(frame: ServerFrame) {
  if (frame.type === 'availability') return frame.slots;
  return frame.type === 'watching' ? [...(frame.slots ?? []), ...(frame.changed ?? [])] : [];
}

function isAt(slot: { startsAt: string }, startsAt: string): boolean {
  return Date.parse(slot.startsAt) === Date.parse(startsAt);
}

function wishedStart(body: string): string | null {
  const wish: unknown = JSON.parse(body);
  const isWish = typeof wish === 'object' && wish !== null && 'scheduledAt' in wish;
  return isWish && typeof wish.scheduledAt === 'string' ? wish.scheduledAt : null;
}
