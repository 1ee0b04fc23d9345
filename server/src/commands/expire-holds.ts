import { holdEvent, type LoggedHold } from '../domain/hold-event.ts';
import type { Deps } from './deps.ts';
import { appendEvents } from '../store/event-log.ts';
import { clearAllRunOut } from '../store/hold-write.ts';
import { epochMs } from '../store/clock.ts';

/** Bounds one transaction; what is left goes in the next. */
const BATCH = 200;
const SYSTEM = { subject: null, role: 'system', requestId: null } as const;

/**
 * Ends the holds that have run out, each with its row in the log, so that watchers learn of it; gives how many. Several
 * nodes may do it at once: each hold is ended by one of them.
 */
export async function expireHolds({ db, clock, wake }: Pick<Deps, 'db' | 'clock' | 'wake'>): Promise<number> {
  const ended = await db.transaction().execute(async (transaction) => {
    const rows = await clearAllRunOut(transaction, clock, BATCH);
    if (rows.length === 0) return rows;
    const { now } = await transaction.selectNoFrom(epochMs(clock).as('now')).executeTakeFirstOrThrow();
    // In one order everywhere, so that two transactions never wait for each other's coach.
    const byCoach = [...Map.groupBy(rows, ({ coachId }) => coachId)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [coachId, holds] of byCoach) {
      await appendEvents(
        transaction,
        coachId,
        inOrder(holds).map((hold) => holdEvent('hold.expired', hold, now)),
        SYSTEM,
      );
    }
    return rows;
  });
  for (const coachId of new Set(ended.map((hold) => hold.coachId))) wake(coachId);
  return ended.length;
}

const inOrder = (holds: LoggedHold[]) => holds.sort((a, b) => a.expiresAt - b.expiresAt);
