import type { Session } from '@session-booking/sdk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Says what a coach's list shows, each kind by itself. */
export interface DeskRows {
  /** Booked since the page was opened, the newest first. */
  readonly fresh: readonly Session[];
  /** The next ones, by start. */
  readonly next: readonly Session[];
}

const MOST_FRESH = 4;
const MOST_NEXT = 7;

/** Chooses what a coach's list shows. */
export function rowsOf(sessions: readonly Session[], openedAt: number): DeskRows {
  const alive = sessions.filter(({ status }) => status !== 'cancelled');
  const isFresh = ({ createdAt }: Session) => Date.parse(createdAt) >= openedAt;
  const fresh = alive.filter(isFresh).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const next = alive.filter((each) => !isFresh(each) && each.status !== 'completed');
  return { fresh: fresh.slice(0, MOST_FRESH), next: next.slice(0, MOST_NEXT) };
}

/** Writes where a session is in its life: `now`, `in 12 min`, `done`; empty when it is far. */
export function nearness({ status, startsAt }: Session, now: number): string {
  if (status === 'in_progress') return 'now';
  if (status === 'completed') return 'done';
  const ahead = Date.parse(startsAt) - now;
  if (ahead < 0) return 'due';
  return ahead < HOUR ? `in ${Math.ceil(ahead / MINUTE)} min` : '';
}
