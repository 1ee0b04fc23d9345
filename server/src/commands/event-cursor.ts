import { invalidField } from '../domain/refusal.ts';
import type { EventPlace } from '../store/event-read.ts';

/** What fits into a cursor of the contract; more happens only while hundreds of transactions run at once. */
const MAX_SNAPSHOT = 300;

/** Writes where a page of the log ends, as an opaque word for the next request. */
export function writeEventCursor({ position, snapshot }: EventPlace): string {
  return Buffer.from(`${position} ${short(snapshot)}`).toString('base64url');
}

/** Reads a cursor of `writeEventCursor`. Throws `validation_failed` for anything that no page gave. */
export function readEventCursor(cursor: string): EventPlace {
  const parts = /^(\d{1,15}) (\d{1,18}:\d{1,18}:[\d,]*)$/.exec(
    Buffer.from(cursor, 'base64url').toString('latin1'),
  );
  const [, position = '', snapshot = ''] = parts ?? [];
  if (parts && isSnapshot(snapshot)) return { position: Number(position), snapshot };
  throw invalidField(
    ['cursor'],
    'invalid_value',
    'Give the nextCursor of the page before, unchanged, or none.',
  );
}

/** Leaves out what was running: only what is older than all of it is certain then, and shows. */
function short(snapshot: string): string {
  const [oldest = ''] = snapshot.split(':');
  return snapshot.length <= MAX_SNAPSHOT ? snapshot : `${oldest}:${oldest}:`;
}

/** Tells whether a word is a snapshot as PostgreSQL takes it: the oldest that ran, the next to come, those between that ran. */
function isSnapshot(word: string): boolean {
  const [oldest = '', next = '', running = ''] = word.split(':');
  const ids = running === '' ? [] : running.split(',');
  const [first, end] = [BigInt(oldest), BigInt(next)];
  const rise = [first, ...ids.map(BigInt)];
  const isRising = rise.every((id, index) => index === 0 || (id >= (rise[index - 1] ?? 0n) && id < end));
  return !ids.includes('') && first > 0n && first <= end && isRising;
}
