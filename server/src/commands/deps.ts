import type { Clock } from '../store/clock.ts';
import type { Database } from '../store/schema.ts';
import type { AvailabilityCache, LoadedCalendar } from './availability-cache.ts';
import type { BookingGrounds } from './booking-grounds.ts';
import type { SharedReads } from './shared-reads.ts';

/** Says how much one client may book; null: as much as he likes. Coaches and admins are not limited. */
export type BookingLimits = {
  /** Accepted bookings of one subject in any 60 minutes. */
  bookingsPerHour: number | null;
  /** Sessions of one subject with one coach that are scheduled or in progress and not over. */
  openSessionsPerCoach: number | null;
};

/** Names the session and the client that a manage link is good for. */
export type ManageGrant = {
  sessionId: string;
  subject: string;
  /** The address the request came to, without a slash at the end. */
  baseUrl: string;
};

/** Carries everything a command needs from outside; made once by the composition root. */
export type Deps = {
  /** For commands that write. */
  db: Database;
  /** For reads: connections that no rush of bookings can take. */
  reads: Database;
  /** The one clock: an SQL expression of the present, so that tests can shift it. */
  clock: Clock;
  limits: BookingLimits;
  /** Makes the link by which a client without an account comes back; null where this server signs no tokens. */
  manageUrlFor: (grant: ManageGrant) => Promise<string | null>;
  /** Runs right after a commit that changed a coach's calendar; only a hint to look at the log. */
  wake: (coachId: string) => void;
  /** Runs right after a commit that gave a subject a session with a coach, before `wake`; the revision is the coach's. */
  joined: (news: { subject: string; coachId: string; revision: number }) => void;
  availabilityCache: AvailabilityCache;
  calendarReads: SharedReads<LoadedCalendar>;
  bookingGrounds: BookingGrounds;
  /** `subject` and key of the keyed commands that run on this node now. */
  running: Set<string>;
};
