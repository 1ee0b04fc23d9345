import type { Actor } from '../domain/actor.ts';
import { realtimeLimits } from './limits.ts';

/** A socket that has said who it speaks for. */
export type Member = {
  readonly actor: Actor;
  readonly baseUrl: string;
  readonly send: (frame: string) => void;
};

/**
 * Knows who is connected, and which calendars hold sessions of theirs. Owns the lists; does not own sockets.
 */
export class Audience {
  #bySubject = new Map<string, Set<Member>>();
  #byCoach = new Map<string, { members: Set<Member>; unfollow: () => void }>();
  #follow: (coachId: string) => () => void;

  constructor(follow: (coachId: string) => () => void) {
    this.#follow = follow;
  }

  /** Takes a socket in; false when its subject has as many as are allowed. */
  admit(member: Member): boolean {
    const members = this.#bySubject.get(member.actor.subject) ?? new Set<Member>();
    if (members.size >= realtimeLimits.socketsPerSubject) return false;
    members.add(member);
    this.#bySubject.set(member.actor.subject, members);
    return true;
  }

  /** Lists the sockets of a subject. */
  of(subject: string): readonly Member[] {
    return [...(this.#bySubject.get(subject) ?? [])];
  }

  /**
   * Follows sessions of a member with a coach; a second time does nothing. False for who has gone meanwhile: nobody
   * would let go of him a second time.
   */
  interest(member: Member, coachId: string): boolean {
    if (!this.#bySubject.get(member.actor.subject)?.has(member)) return false;
    const known = this.#byCoach.get(coachId) ?? {
      members: new Set<Member>(),
      unfollow: this.#follow(coachId),
    };
    known.members.add(member);
    this.#byCoach.set(coachId, known);
    return true;
  }

  /** Lists who may have sessions with a coach. */
  interestedIn(coachId: string): readonly Member[] {
    return [...(this.#byCoach.get(coachId)?.members ?? [])];
  }

  /** Lets a socket go. */
  dismiss(member: Member): void {
    const members = this.#bySubject.get(member.actor.subject);
    members?.delete(member);
    if (members?.size === 0) this.#bySubject.delete(member.actor.subject);
    for (const [coachId, { members: interested, unfollow }] of this.#byCoach) {
      if (!interested.delete(member) || interested.size > 0) continue;
      unfollow();
      this.#byCoach.delete(coachId);
    }
  }
}
