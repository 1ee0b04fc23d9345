import type { AuditEvent, AuditEventList, QueryOf, routes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { toInstant } from '../domain/wall-time.ts';
import {
  type EventFilter,
  type EventPlace,
  readEvents,
  readEventsOfSession,
  type StoredEvent,
  takeSnapshot,
} from '../store/event-read.ts';
import { type Answer, jsonAnswer, type StreamedAnswer } from './answer.ts';
import { csvRow } from './csv.ts';
import type { Deps } from './deps.ts';
import { readEventCursor, writeEventCursor } from './event-cursor.ts';
import { filterMoment } from './filter-moment.ts';
import { knownSession } from './known-session.ts';

/** Names the filters of the audit trail, as the contract parsed them. */
export type EventsQuery = QueryOf<typeof routes.listEvents>;

const PAGE = 50;
/** Rows of an export that are read at once. */
const EXPORT_PAGE = 500;

/** Lists what happened to a session, oldest first; who it was only admins see. */
export async function listSessionEvents(
  { reads, clock }: Deps,
  actor: Actor,
  sessionId: string,
): Promise<Answer> {
  await knownSession(reads, clock, actor, sessionId);
  const events = await readEventsOfSession(reads, sessionId);
  const isAdmin = actor.role === 'admin';
  const list: AuditEventList = {
    items: events.map((event) => presentEvent(event, isAdmin)),
    nextCursor: null,
  };
  return jsonAnswer(200, list);
}

/** Lists the whole audit trail, oldest first, for admins. */
export async function listEvents({ reads }: Deps, query: EventsQuery): Promise<Answer> {
  const { limit = PAGE } = query;
  const place = await placeOf(reads, query);
  const rows = await readEvents(reads, filterOf(query), place, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  const list: AuditEventList = {
    items: page.map((event) => presentEvent(event, true)),
    nextCursor: hasMore ? writeEventCursor({ ...place, position: last.position }) : null,
  };
  return jsonAnswer(200, list);
}

/** Exports the audit trail as CSV, as long as it is; nothing is held between two pages of it. */
export async function exportEvents({ reads }: Deps, query: EventsQuery): Promise<StreamedAnswer> {
  const filter = filterOf(query);
  const place = await placeOf(reads, query);
  const most = query.limit ?? Infinity;
  const first = await readEvents(reads, filter, place, Math.min(EXPORT_PAGE, most));
  async function* chunks(): AsyncGenerator<string> {
    yield csvRow(columns);
    let rows = first;
    for (let written = 0; rows.length > 0;) {
      yield rows.map(rowOf).join('');
      written += rows.length;
      const last = rows.at(-1);
      if (!last || rows.length < EXPORT_PAGE || written >= most) return;
      rows = await readEvents(reads, filter, { ...place, position: last.position }, EXPORT_PAGE);
    }
  }
  return {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="events.csv"',
    },
    chunks: chunks(),
  };
}

async function placeOf(reads: Deps['reads'], { cursor }: EventsQuery): Promise<EventPlace> {
  return cursor === undefined
    ? { position: 0, snapshot: await takeSnapshot(reads) }
    : readEventCursor(cursor);
}

function filterOf({ from, to, ...others }: EventsQuery): EventFilter {
  const { type, coachId, sessionId, subject } = others;
  return { type, coachId, sessionId, subject, from: filterMoment(from), to: filterMoment(to) };
}

function presentEvent(event: StoredEvent, isAdmin: boolean): AuditEvent {
  const { coachId, revision, type, sessionId, subject, role, at, data } = event;
  return {
    id: nameOf(event),
    ...{ type, at: toInstant(at), coachId, revision, sessionId },
    actor: { role, ...(isAdmin && subject !== null && { subject }) },
    data,
  };
}

/** Names an event by what is unique about it and says nothing new: its calendar and its number there. */
const nameOf = ({ coachId, revision }: StoredEvent) => `${coachId}:${revision}`;

const columns = [
  'event',
  'at',
  'type',
  'coach',
  'revision',
  'session',
  'hold',
  'role',
  'subject',
  'request',
  'data',
];

function rowOf(event: StoredEvent): string {
  const { coachId, revision, type, sessionId, holdId, subject, role, at, data, requestId } = event;
  const what = [nameOf(event), toInstant(at), type, coachId, revision, sessionId, holdId];
  return csvRow([...what, role, subject, requestId, JSON.stringify(data)]);
}
