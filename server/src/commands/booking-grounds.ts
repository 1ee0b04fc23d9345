import type { Clock } from '../store/clock.ts';
import { type BookingGround, readBookingGround } from '../store/booking-read.ts';
import type { KeptRow, SubjectKey } from '../store/idempotency.ts';
import type { Database } from '../store/schema.ts';
import { GatheredReads } from './gathered-reads.ts';

/** What one booking is decided from; `kept` is the answer under its own key. */
export type OneGround = Omit<BookingGround, 'kept'> & { kept: KeptRow | null };

type Asked = { subject: string; key: string | null };

/**
 * Reads what bookings are decided from. Those who want the same coach at the same time share a query, which begins after
 * the last of them asked: when everybody wants one slot, the database is asked as often as it can answer, not once for each.
 */
export class BookingGrounds {
  readonly #db: Database;
  readonly #clock: Clock;
  #byCoach = new Map<string, GatheredReads<Asked, OneGround>>();

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Reads the ground for a booking of `subject` under `key`, null when he gave none. */
  async read(coachId: string, asked: Asked): Promise<OneGround> {
    const reads = this.#byCoach.get(coachId) ?? new GatheredReads((all) => this.#readFor(coachId, all));
    this.#byCoach.set(coachId, reads);
    try {
      return await reads.ask(asked);
    } finally {
      if (reads.isIdle) this.#byCoach.delete(coachId);
    }
  }

  async #readFor(coachId: string, all: readonly Asked[]): Promise<(asked: Asked) => OneGround> {
    const keys = all.filter((asked): asked is SubjectKey => asked.key !== null);
    const { kept, ...ground } = await readBookingGround(this.#db, this.#clock, coachId, keys);
    return ({ subject, key }) => ({
      ...ground,
      kept: kept?.find((each) => each.subject === subject && each.key === key) ?? null,
    });
  }
}
