import type { ServerFrame } from '@session-booking/sdk/contract';
import { until } from '../test/until.ts';
import { Asker } from './ask.ts';
import { instant } from './contests.ts';
import type { Nodes } from './nodes.ts';
import { addCoach, client } from './people.ts';
import { pick, type Random } from './seeded.ts';
import { type Window, Witness } from './witness.ts';

const DAY = 86_400_000;
/** As many as one watch may ask for, so that there are times enough. */
const DAYS = 62;
/** A booking that nobody saw within this time was missed. */
const PATIENCE_MS = 10_000;
const MAX_TRIES = 5;

/** How long after the answer, and after the question, a booking was seen on each of the other nodes. */
export type Sightings = { afterAnswer: number[]; afterQuestion: number[]; missed: number };

/** A watcher on every node, all of one calendar. */
export class Lookouts implements Disposable {
  readonly window: Window;
  /** How often a booking was answered with 503 and asked again. */
  sentAway = 0;
  #nodes: Nodes;
  #asker = new Asker();
  #witnesses: Witness[];
  #seen = new Map<string, Map<number, number>>();
  #next: number;
  #end: number;
  #people = 0;

  /** Puts a watcher on every node; its calendar has a new coach. */
  static async on(nodes: Nodes): Promise<Lookouts> {
    const coachId = await addCoach(nodes.at(0).url, { stepMinutes: 60 });
    const lookouts = new Lookouts(nodes, coachId);
    await until(() => lookouts.#witnesses.every((each) => each.isWatching), 30_000);
    return lookouts;
  }

  private constructor(nodes: Nodes, coachId: string) {
    this.#nodes = nodes;
    this.#next = Math.floor(Date.now() / DAY) * DAY + 10 * DAY;
    this.#end = this.#next + DAYS * DAY;
    const date = (days: number) => new Date(this.#next + days * DAY).toISOString().slice(0, 10);
    this.window = { coachId, from: date(0), to: date(DAYS - 1), durationMinutes: 60 };
    this.#witnesses = nodes.list.map(({ url }, index) => {
      const onFrame = (frame: ServerFrame) => this.#note(index, frame);
      const witness = new Witness({ url, token: client(`lookout-${index}`), window: this.window, onFrame });
      witness.come();
      return witness;
    });
  }

  /** Counts the watchers that were cut off at least once. */
  get cutOff(): number {
    return this.#witnesses.filter(({ closeCode }) => closeCode !== null).length;
  }

  /**
   * Books so often, each time on a node that the seed chooses, and waits until the others have shown it; with one node
   * alone, until that has.
   */
  async book(times: number, random: Random): Promise<Sightings> {
    const sightings: Sightings = { afterAnswer: [], afterQuestion: [], missed: 0 };
    for (let round = 0; round < times; round += 1) {
      const here = pick(random, [...this.#nodes.list.keys()]);
      const { startsAt, askedAt, answeredAt } = await this.#bookOn(here);
      const all = [...this.#nodes.list.keys()];
      const others = all.length === 1 ? all : all.filter((index) => index !== here);
      const isSeen = () => others.every((index) => this.#seen.get(startsAt)?.has(index));
      await until(isSeen, PATIENCE_MS).catch(() => undefined);
      for (const index of others) {
        const at = this.#seen.get(startsAt)?.get(index);
        if (at === undefined) sightings.missed += 1;
        // A hint may overtake the answer, which then is no wait at all.
        else sightings.afterAnswer.push(Math.max(0, at - answeredAt));
        if (at !== undefined) sightings.afterQuestion.push(at - askedAt);
      }
    }
    return sightings;
  }

  async #bookOn(index: number): Promise<{ startsAt: string; askedAt: number; answeredAt: number }> {
    if (this.#next >= this.#end) throw new Error('Every time has been booked.');
    const startsAt = instant(this.#next);
    this.#next += 3_600_000;
    this.#people += 1;
    const body = {
      title: 'Talk',
      coachId: this.window.coachId,
      scheduledAt: startsAt,
      durationMinutes: 60,
    };
    const token = client(`booker-${this.#people}`);
    const question = { method: 'POST', path: '/api/sessions/book', token, body, again: true } as const;
    for (let tries = 1; ; tries += 1) {
      const askedAt = performance.now();
      const { status, text } = await this.#asker.ask(this.#nodes.at(index).url, question);
      if (status === 201) return { startsAt, askedAt, answeredAt: performance.now() };
      // A machine with too much to do may send somebody away for a moment.
      if (status !== 503 || tries === MAX_TRIES) throw new Error(`A booking was refused: ${text}`);
      this.sentAway += 1;
    }
  }

  #note(index: number, frame: ServerFrame): void {
    if (frame.type !== 'availability') return;
    const now = performance.now();
    for (const { startsAt, status } of frame.slots) {
      if (status !== 'booked') continue;
      const seen = this.#seen.get(startsAt) ?? new Map<number, number>();
      if (!seen.has(index)) seen.set(index, now);
      this.#seen.set(startsAt, seen);
    }
  }

  [Symbol.dispose](): void {
    for (const witness of this.#witnesses) witness.leave();
    this.#asker[Symbol.dispose]();
  }
}
