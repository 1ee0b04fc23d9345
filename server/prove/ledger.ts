import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Asker } from './ask.ts';
import { instant } from './contests.ts';
import { client } from './people.ts';
import { pick, type Random } from './seeded.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LENGTH_MINUTES = 5;
/** A node or database that is gone is asked again after a moment. */
const AGAIN_MS = 30;
/** Longer than a node takes to say that it cannot. */
const PATIENCE_MS = 6000;

/** What a client was told about his session last. */
export type Acknowledged = {
  readonly id: string;
  readonly token: string;
  /** Null where he asked to cancel it and was not told what came of that: then only that it is there is sure. */
  isCancelled: boolean | null;
};

/** Tells whether a session is as its client was told last; an empty status stands for one that is not there. */
export function isAsTold({ isCancelled }: Acknowledged, status: string): boolean {
  if (isCancelled === null) return status !== '';
  return status === (isCancelled ? 'cancelled' : 'scheduled');
}

/** Says what the bookers of a ledger go by. */
export type LedgerParts = {
  /** Where nodes are now; some may be dead. */
  readonly urls: () => readonly string[];
  readonly coachIds: readonly string[];
  readonly random: Random;
  /** How many book at once. */
  readonly bookers: number;
};

/** Books and cancels without a pause and writes down, outside of every node, what was acknowledged. */
export class Ledger {
  readonly entries: Acknowledged[] = [];
  /** What was asked and never answered: nobody knows, and both outcomes are right. */
  unknown = 0;
  /** What was answered with 503. */
  refused = 0;
  /** Answers that are neither a yes nor a 503. */
  readonly odd: string[] = [];
  #parts: LedgerParts;
  #asker = new Asker();
  #news = new EventEmitter();
  #isOver = false;
  #running: Promise<void>[];
  #next: number;

  constructor(parts: LedgerParts) {
    this.#parts = parts;
    this.#next = Math.ceil(Date.now() / DAY) * DAY + DAY;
    this.#news.setMaxListeners(0);
    this.#running = Array.from({ length: parts.bookers }, (_, index) => this.#work(index));
  }

  /** Waits until so many more were acknowledged. */
  async grown(by: number): Promise<void> {
    const enough = this.entries.length + by;
    while (this.entries.length < enough) await once(this.#news, 'acknowledged');
  }

  /** Lets the bookers finish what they are at. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#running);
    this.#asker[Symbol.dispose]();
  }

  async #work(index: number): Promise<void> {
    const { random, coachIds } = this.#parts;
    for (let count = 0; !this.#isOver; count += 1) {
      const token = client(`booker-${index}-${count}`);
      const coachId = coachIds[index % coachIds.length];
      const body = { title: 'Kept', coachId, scheduledAt: this.#time(), durationMinutes: LENGTH_MINUTES };
      const answer = await this.#ask('/api/sessions/book', token, body, 201);
      if (answer === null) continue;
      const entry: Acknowledged = {
        id: (JSON.parse(answer) as { id: string }).id,
        token,
        isCancelled: false,
      };
      this.entries.push(entry);
      this.#news.emit('acknowledged');
      if (random() < 0.15) await this.#cancel(entry);
    }
  }

  async #cancel(entry: Acknowledged): Promise<void> {
    const answer = await this.#ask(`/api/sessions/${entry.id}/cancel`, entry.token, { reason: 'Ill' }, 200);
    entry.isCancelled = answer === null ? null : true;
  }

  /** Asks one node, once; null when it did not say yes. */
  async #ask(path: string, token: string, body: unknown, wanted: number): Promise<string | null> {
    try {
      const url = pick(this.#parts.random, this.#parts.urls());
      const { status, text } = await this.#asker.ask(url, {
        method: 'POST',
        path,
        token,
        body,
        timeoutMs: PATIENCE_MS,
      });
      if (status === wanted) return text;
      if (status === 503) this.refused += 1;
      else this.odd.push(`${status} ${text}`);
    } catch {
      // The line broke, before the question came or after it was fulfilled.
      this.unknown += 1;
    }
    await sleep(AGAIN_MS);
    return null;
  }

  /** Gives a time nobody was given before, since one that was asked for without an answer may be taken. */
  #time(): string {
    this.#next += LENGTH_MINUTES * MINUTE;
    return instant(this.#next);
  }
}
