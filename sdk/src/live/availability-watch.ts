import type { BookingCalls } from '../booking-calls.ts';
import type { ServerFrame } from '../contract/realtime.ts';
import type { ClientFrame } from '../contract/requests/realtime.ts';
import { finalError } from './final-error.ts';
import type { Feed } from './handle.ts';
import { Refresher } from './refresher.ts';
import { applyChanges, type AvailabilityView, keepSame, type WatchQuestion } from './view.ts';
import type { Polled, Watched } from './watched.ts';

/**
 * Keeps the slots of one window equal to the server's: whole at first, then change by change, each on top of the
 * revision it names. Owns its view and its requests; does not own the line.
 */
export class AvailabilityWatch implements Watched {
  #id: string;
  /** How long after a refusal for now it is tried again. */
  #againMs: number;
  #question: WatchQuestion;
  #feed: Feed<AvailabilityView>;
  #refresher: Refresher;
  #view: AvailabilityView | undefined;
  /** Whether the view came over the line, so that the server can carry on from its revision. */
  #isResumable = false;
  #send: ((frame: ClientFrame) => void) | undefined;
  /** Waits for `watching`; until then frames belong to an earlier watch of this id. */
  #isWaiting = false;
  #seenWaiting = 0;
  /** When the server last refused this watch, epoch milliseconds; undefined since it took it. */
  #refusedAt: number | undefined;

  constructor(
    { id, question, againMs }: { id: string; question: WatchQuestion; againMs: number },
    feed: Feed<AvailabilityView>,
    list: BookingCalls['availability']['list'],
    polled: Polled,
  ) {
    const { coachId, from, to, durationMinutes } = question;
    this.#id = id;
    this.#againMs = againMs;
    this.#question = { coachId, from, to, durationMinutes };
    this.#feed = feed;
    this.#refresher = new Refresher(
      async (signal) => {
        const { revision, slots } = await list({ ...this.#question, include: 'all' }, { signal });
        signal.throwIfAborted();
        this.#isResumable = false;
        this.#show(revision, slots);
        polled.asked(true);
        if (this.#refusedAt !== undefined && Date.now() - this.#refusedAt > againMs / 2) this.#ask();
      },
      (error) => {
        const final = finalError(error);
        if (final) this.#feed.end(final);
        else polled.asked(false);
      },
    );
  }

  begin(): void {
    // The line brings its first view.
  }

  live(send: (frame: ClientFrame) => void, isSameToken: boolean): void {
    this.#send = send;
    this.#refresher.rest();
    this.#refusedAt = undefined;
    // What another person saw is no ground to carry on from.
    if (!isSameToken) this.#isResumable = false;
    this.#ask();
  }

  lost(): void {
    this.#send = undefined;
    this.#isWaiting = false;
  }

  poll(everyMs: number): void {
    this.#refresher.every(everyMs);
    this.#refresher.now();
  }

  end(error?: Error): void {
    this.#refresher.rest();
    this.#send?.({ type: 'unwatch', id: this.#id });
    this.#send = undefined;
    this.#feed.end(error);
  }

  take(frame: ServerFrame): void {
    if (frame.type === 'problem') this.#refused(frame.id);
    else if (frame.type === 'watching' && frame.id === this.#id) this.#begin(frame);
    else if (frame.type === 'availability' && frame.id === this.#id) this.#change(frame);
  }

  #ask(): void {
    this.#isWaiting = true;
    this.#seenWaiting = 0;
    const revision = this.#isResumable ? this.#view?.revision : undefined;
    this.#send?.({ type: 'watch', id: this.#id, ...this.#question, revision });
  }

  #askAnew(): void {
    this.#isResumable = false;
    this.#ask();
  }

  #begin({ revision, slots, changed, removed }: Extract<ServerFrame, { type: 'watching' }>): void {
    const isWhole = slots !== undefined;
    if (!this.#isWaiting) {
      // A second copy of an earlier answer was taken for this one, or this is such a copy.
      if (revision <= (this.#view?.revision ?? revision)) return;
      if (isWhole) this.#show(revision, slots);
      else this.#askAnew();
      return;
    }
    // Only what was missed is of use only to who has the rest; and a change that came before its ground is lost.
    if ((!isWhole && !this.#isResumable) || this.#seenWaiting > revision) {
      this.#askAnew();
      return;
    }
    this.#isWaiting = false;
    this.#refusedAt = undefined;
    this.#isResumable = true;
    this.#refresher.rest();
    this.#show(revision, slots ?? applyChanges(this.#view?.slots ?? [], changed ?? [], removed));
  }

  #change({ revision, previous, slots, removed }: Extract<ServerFrame, { type: 'availability' }>): void {
    if (this.#isWaiting) this.#seenWaiting = Math.max(this.#seenWaiting, revision);
    else if (previous !== this.#view?.revision) this.#askAnew();
    else this.#show(revision, applyChanges(this.#view.slots, slots, removed));
  }

  /** Asks by HTTP what the server has against this watch, and tries again later if it has nothing. */
  #refused(id: string | undefined): void {
    // A frame it could not read at all has no id: then whoever waits may be meant.
    if (id === undefined ? !this.#isWaiting : id !== this.#id) return;
    const isFirst = this.#refusedAt === undefined;
    this.#isWaiting = true;
    this.#refusedAt = Date.now();
    this.#refresher.every(this.#againMs);
    if (isFirst) this.#refresher.now();
  }

  #show(revision: number, slots: AvailabilityView['slots']): void {
    const before = this.#view;
    const kept = before ? keepSame(before.slots, slots) : slots;
    this.#view = { ...this.#question, revision, slots: kept };
    this.#feed.show(this.#view);
  }
}
