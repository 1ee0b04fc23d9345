import { alone, type FanOut, type Hint, type Joined } from './fan-out.ts';

/** Says how the tail reads and whom it tells. */
export type TailParts = {
  /** Reads the revisions of these coaches, in one query. */
  readRevisions: (coachIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Runs when a watched calendar has, or may have, a new revision. */
  onChange: (coachId: string) => void;
  /** Runs when another node says that somebody has a session with a coach. */
  onJoined?: (joined: Joined) => void;
  onFault: (error: unknown) => void;
  /** How often every watched calendar is asked after, in case a hint was lost. */
  pollMs?: number;
};

const POLL_MS = 1000;

/**
 * Follows the calendars that somebody watches on this node. Hints, from here or from other nodes, make it quick; a poll
 * makes it right. A calendar nobody watches costs nothing.
 */
export class CalendarTail {
  #parts: TailParts;
  #fanOut: FanOut = alone;
  /** The revision is what the poll has reported: who read more has not told the others. */
  #watched = new Map<string, { watchers: number; revision: number | null }>();
  #told = new Set<Hint>();
  #timer: NodeJS.Timeout | undefined;
  #lastPollAt: number | null = null;
  #isEnded = false;

  constructor(parts: TailParts) {
    this.#parts = parts;
  }

  /** Begins to poll, and to tell other nodes through `fanOut`. */
  start(fanOut: FanOut): void {
    this.#fanOut = fanOut;
    this.#wait();
  }

  /** Follows a calendar until the function it gives is called. */
  follow(coachId: string): () => void {
    const entry = this.#watched.get(coachId) ?? { watchers: 0, revision: null };
    entry.watchers += 1;
    this.#watched.set(coachId, entry);
    let isFollowing = true;
    return () => {
      if (!isFollowing) return;
      isFollowing = false;
      entry.watchers -= 1;
      if (entry.watchers === 0) this.#watched.delete(coachId);
    };
  }

  /** Takes the news that this node has just changed a calendar; other nodes are told once for all in one turn. */
  changedHere(coachId: string): void {
    this.#look(coachId);
    this.#tellSoon(coachId);
  }

  /** Takes the news that this node has just given somebody a session, before the news that the calendar changed. */
  joinedHere(joined: Joined): void {
    this.#tellSoon(joined);
  }

  /** Takes a hint of another node; null stands for every calendar. */
  hint(hint: Hint | null): void {
    if (hint === null) for (const each of this.#watched.keys()) this.#look(each);
    else if (typeof hint === 'string') this.#look(hint);
    else this.#parts.onJoined?.(hint);
  }

  /** Says for how many seconds the poll has not succeeded beyond its own pace; null while nobody watches anything. */
  lagSeconds(): number | null {
    if (this.#watched.size === 0 || this.#lastPollAt === null) return null;
    return Math.max(0, performance.now() - this.#lastPollAt - this.#pollMs) / 1000;
  }

  async stop(): Promise<void> {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    await this.#fanOut.close();
  }

  get #pollMs(): number {
    return this.#parts.pollMs ?? POLL_MS;
  }

  #look(coachId: string): void {
    if (this.#watched.has(coachId)) this.#parts.onChange(coachId);
  }

  #tellSoon(hint: Hint): void {
    if (this.#told.size === 0) setImmediate(() => this.#tell());
    this.#told.add(hint);
  }

  #tell(): void {
    const hints = [...this.#told];
    this.#told.clear();
    if (!this.#isEnded) this.#fanOut.publish(hints);
  }

  #wait(): void {
    if (this.#isEnded) return;
    this.#timer = setTimeout(() => {
      this.#poll()
        .catch(this.#parts.onFault)
        .finally(() => {
          this.#wait();
        });
    }, this.#pollMs);
    this.#timer.unref();
  }

  async #poll(): Promise<void> {
    if (this.#watched.size > 0) {
      for (const [coachId, revision] of await this.#parts.readRevisions([...this.#watched.keys()])) {
        const entry = this.#watched.get(coachId);
        if (!entry || entry.revision === revision) continue;
        entry.revision = revision;
        this.#look(coachId);
      }
    }
    this.#lastPollAt = performance.now();
  }
}
