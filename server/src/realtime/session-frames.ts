import type { Session } from '@session-booking/sdk/contract';
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

/**
 * Sends sessions that changed to their participants. Owns how far each calendar was read; reads calendars only while
 * somebody with a session there is connected.
 */
export class SessionFrames {
  #parts: SessionFramesParts;
  #readUpTo = new Map<string, number>();
  #running = new Map<string, Promise<void>>();
  #stale = new Set<string>();

  constructor(parts: SessionFramesParts) {
    this.#parts = parts;
  }

  /** Follows the sessions a member has with a coach, from now on. */
  async follow(member: Member, coachId: string): Promise<void> {
    this.#parts.audience.interest(member, coachId);
    if (this.#readUpTo.has(coachId)) return;
    const revision = await this.#parts.readRevision(coachId);
    if (revision !== null && !this.#readUpTo.has(coachId)) this.#readUpTo.set(coachId, revision);
  }

  /** Reads what changed in a calendar and sends it; one reading at a time for each coach. */
  calendarChanged(coachId: string): void {
    if (!this.#readUpTo.has(coachId)) return;
    if (this.#parts.audience.interestedIn(coachId).length === 0) {
      this.#readUpTo.delete(coachId);
      return;
    }
    this.#stale.add(coachId);
    if (this.#running.has(coachId)) return;
    const running = this.#readUntilFresh(coachId)
      .catch(this.#parts.onFault)
      .finally(() => this.#running.delete(coachId));
    this.#running.set(coachId, running);
  }

  async #readUntilFresh(coachId: string): Promise<void> {
    const { audience, showChanged } = this.#parts;
    while (this.#stale.delete(coachId)) {
      const after = this.#readUpTo.get(coachId);
      if (after === undefined) return;
      const members = audience.interestedIn(coachId);
      const revision = await showChanged(coachId, after, members, (member, session) => {
        member.send(JSON.stringify({ type: 'session', session }));
      });
      this.#readUpTo.set(coachId, revision);
    }
  }
}
