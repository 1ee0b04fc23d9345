import { difference, type Difference, type View } from './view.ts';

/** How long a view can be carried on from after it was replaced. */
const KEEP_MS = 120_000;
const MAX_KEPT = 100;

/** Names a window of a coach's calendar: dates in his zone, both included. */
export type WindowName = { coachId: string; from: string; to: string; durationMinutes: number };

/** One watch of one connection. */
export type Watch = {
  readonly id: string;
  readonly subject: string;
  readonly send: (frame: string) => void;
  /** What it was sent last. */
  sent: View;
  /** The first view it was sent at its present revision: what it surely has if it says that revision. */
  base: View;
};

type Left = { view: View; at: number };

/**
 * Keeps what the watchers of one window were shown. Owns the views and the frames; does not own sockets, queries or
 * timers. Everybody without a hold shares one view, and one difference is serialised once however many get it.
 */
export class WatchedWindow {
  readonly name: WindowName;
  readonly watches = new Set<Watch>();
  /** The view of who holds nothing; null before the first. */
  #general: View | null = null;
  #history: Left[] = [];
  #departed = new Map<string, Left>();
  #differences = new WeakMap<View, WeakMap<View, Difference>>();

  constructor(name: WindowName) {
    this.name = name;
  }

  /** Takes a new view of who holds nothing. */
  setGeneral(view: View, now: number): void {
    if (this.#general === view) return;
    if (this.#general) this.#history.push({ view: this.#general, at: now });
    this.#general = view;
    this.forget(now);
  }

  /** Begins a watch: all of the view, or from `revision` on only what was missed, when that is still known. */
  join(watch: Watch, revision: number | undefined, now: number): void {
    watch.send(this.#greeting(watch, revision, now));
    this.watches.add(watch);
  }

  /** Ends a watch; its last view is kept for a while, in case it comes back. */
  leave(watch: Watch, now: number): void {
    if (this.watches.delete(watch)) this.#departed.set(watch.subject, { view: watch.base, at: now });
  }

  /** Shows a watch a new view; says nothing when nothing in the window changed. */
  show(watch: Watch, view: View): void {
    if (view === watch.sent || view.revision < watch.sent.revision) return;
    const { slots, removed, isEmpty } = this.#between(watch.sent, view);
    if (isEmpty) return;
    const head = `{"type":"availability","id":${JSON.stringify(watch.id)},"revision":${view.revision}`;
    const tail = `,"previous":${watch.sent.revision},"slots":${slots}${removed ? `,"removed":${removed}` : ''}}`;
    if (view.revision !== watch.sent.revision) watch.base = view;
    watch.sent = view;
    watch.send(head + tail);
  }

  /** Drops what nobody can carry on from any more; true when nothing is left worth keeping. */
  forget(now: number): boolean {
    this.#history = this.#history.filter(({ at }) => now - at < KEEP_MS).slice(-MAX_KEPT);
    for (const [subject, { at }] of this.#departed) if (now - at >= KEEP_MS) this.#departed.delete(subject);
    return this.watches.size === 0 && this.#departed.size === 0;
  }

  #greeting(watch: Watch, revision: number | undefined, now: number): string {
    const head = `{"type":"watching","id":${JSON.stringify(watch.id)},"revision":${watch.sent.revision}`;
    const missed = revision === undefined ? null : this.#since(watch, revision, now);
    if (!missed) return `${head},"slots":${JSON.stringify(watch.sent.slots)}}`;
    return `${head},"changed":${missed.slots}${missed.removed ? `,"removed":${missed.removed}` : ''}}`;
  }

  /**
   * Only who watched here a moment ago can carry on: what the clock alone changed has no revision of its own, and what
   * he saw elsewhere, or longer ago, is not known.
   */
  #since(watch: Watch, revision: number, now: number): Difference | null {
    this.forget(now);
    const last = this.#lastBaseOf(watch);
    if (!last) return null;
    if (last.revision === revision) return difference(last, watch.sent);
    const known = this.#history.find(({ view }) => view.revision === revision)?.view;
    // Whose the holds were at that time is not known any more, so that those slots are told anew.
    return known ? difference(known, watch.sent, ({ status }) => status === 'held') : null;
  }

  /** A line that broke without a word leaves its watch behind for a while; it counts as gone. */
  #lastBaseOf({ subject, id }: Watch): View | undefined {
    const abandoned = [...this.watches].find((each) => each.subject === subject && each.id === id);
    return this.#departed.get(subject)?.view ?? abandoned?.base;
  }

  #between(before: View, after: View): Difference {
    let known = this.#differences.get(before);
    if (!known) this.#differences.set(before, (known = new WeakMap()));
    let found = known.get(after);
    if (!found) known.set(after, (found = difference(before, after)));
    return found;
  }
}
