import type { Session } from '@session-booking/sdk/contract';
import type { Joined } from '../log/fan-out.ts';
import type { Audience, Member } from './audience.ts';

/** Says how changed sessions are found and shown. */
export type SessionFramesParts = {
  readonly audience: Audience;
  /** Reads a coach's present revision. */
  readonly readRevision: (coachId: string) => Promise<number | null>;
  /** Shows each changed session to those who take part in it; gives the revision read up to. */
  readonly showChanged: (
    coachId: string,
    after: number,
    members: readonly Member[],
    show: (member: Member, session: Session) => void,
  ) => Promise<number>;
  readonly onFault: (error: unknown) => void;
};

/** How far one calendar was read; null before the first reading. */
type Calendar = {
  readUpTo: number | null;
  isStale: boolean;
  reading: Promise<void> | null;
  timer: NodeJS.Timeout | undefined;
};

/** After a fault the calendar is read again, for as long as somebody follows it. */
const RETRY_MS = 500;

/**
 * Sends sessions that changed to their participants. Owns how far each calendar was read; reads calendars only while
 * somebody with a session there is connected.
 */
export class SessionFrames {
  #parts: SessionFramesParts;
  #calendars = new Map<string, Calendar>();

  constructor(parts: SessionFramesParts) {
    this.#parts = parts;
  }

  /**
   * Follows the sessions a member has with a coach, after a revision or from now on; does nothing for who has gone. What
   * others are sent already goes on from where it is; what they were sent since that revision, he is sent too.
   */
  async follow(member: Member, coachId: string, after: number | null = null): Promise<void> {
    if (!this.#parts.audience.interest(member, coachId)) return;
    const known = this.#calendars.get(coachId);
    const calendar = known ?? { readUpTo: after, isStale: false, reading: null, timer: undefined };
    this.#calendars.set(coachId, calendar);
    if (calendar.readUpTo === null) await this.#read(coachId, calendar);
    else if (known && after !== null) await this.#catchUp(member, coachId, known, after);
  }

  /** Follows a coach for the sockets of somebody who has just got a session with him. */
  joined({ subject, coachId, revision }: Joined): void {
    const { audience, onFault } = this.#parts;
    for (const member of audience.of(subject)) this.follow(member, coachId, revision - 1).catch(onFault);
  }

  /** Reads what changed in a calendar and sends it; one reading at a time for each coach. */
  calendarChanged(coachId: string): void {
    const calendar = this.#calendars.get(coachId);
    if (calendar) void this.#read(coachId, calendar);
  }

  /** Takes the news that nobody follows a calendar any more: who comes later follows it from then on. */
  forget(coachId: string): void {
    clearTimeout(this.#calendars.get(coachId)?.timer);
    this.#calendars.delete(coachId);
  }

  /** Reads nothing more. */
  close(): void {
    for (const { timer } of this.#calendars.values()) clearTimeout(timer);
    this.#calendars.clear();
  }

  /** Sends one member what the calendar was read past before he followed it: news of him can come after news of the change. */
  async #catchUp(member: Member, coachId: string, calendar: Calendar, after: number): Promise<void> {
    await calendar.reading;
    if (calendar.readUpTo === null || calendar.readUpTo <= after) return;
    await this.#parts.showChanged(coachId, after, [member], send);
  }

  #read(coachId: string, calendar: Calendar): Promise<void> {
    calendar.isStale = true;
    calendar.reading ??= this.#readUntilFresh(coachId, calendar);
    return calendar.reading;
  }

  async #readUntilFresh(coachId: string, calendar: Calendar): Promise<void> {
    while (calendar.isStale && this.#calendars.get(coachId) === calendar) {
      calendar.isStale = false;
      clearTimeout(calendar.timer);
      try {
        calendar.readUpTo = await this.#readFrom(calendar.readUpTo, coachId);
      } catch (error) {
        this.#parts.onFault(error);
        this.#retry(coachId, calendar);
      }
    }
    calendar.reading = null;
  }

  async #readFrom(after: number | null, coachId: string): Promise<number | null> {
    const { audience, readRevision, showChanged } = this.#parts;
    if (after === null) return readRevision(coachId);
    return showChanged(coachId, after, audience.interestedIn(coachId), send);
  }

  #retry(coachId: string, calendar: Calendar): void {
    calendar.timer = setTimeout(() => {
      this.calendarChanged(coachId);
    }, RETRY_MS);
    calendar.timer.unref();
  }
}

function send(member: Member, session: Session): void {
  member.send(JSON.stringify({ type: 'session', session }));
}
