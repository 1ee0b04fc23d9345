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
  /** What those two were at its revision before: who loses his line may not have got the last frame. */
  before?: Had | undefined;
};

/** The first and the last view that somebody was sent at one revision. */
type Had = Pick<Watch, 'base' | 'sent'>;

type Left = Pick<Watch, 'base' | 'sent' | 'before'> & { at: number };

/** The first and the last view of a revision: between them only the clock moved, which never takes a slot back. */
type Shown = { first: View; last: View; at: number };

/**
 * Keeps what the watchers of one window were shown. Owns the views and the frames; does not own sockets, queries or
 * timers. Everybody without a hold shares one view, and one difference is serialised once however many get it.
 */
export class WatchedWindow {
  readonly name: WindowName;
  readonly watches = new Set<Watch>();
  #bySubject = new Map<string, Set<Watch>>();
  /** The view of who holds nothing; null before the first. */
  #general: View | null = null;
  /** By revision, the present one last. */
  #history = new Map<number, Shown>();
  /** Up to this revision it may be forgotten that the clock moved one. */
  #unsureUpTo = -1;
  #departed = new Map<string, Left>();
  #differences = new WeakMap<View, WeakMap<View, Difference>>();
  /** The last whole list and the last change that were sent, for the next who gets the same. */
  #list: { view: View; id: string; text: string } | null = null;
  #frame: { difference: Difference; id: string; previous: number; revision: number; text: string } | null =
    null;

  constructor(name: WindowName) {
    this.name = name;
  }

  /** Takes a new view of who holds nothing. */
  setGeneral(view: View, now: number): void {
    if (this.#general === view) return;
    const replaced = this.#general && this.#history.get(this.#general.revision);
    if (replaced) replaced.at = now;
    this.#general = view;
    const { first, last } = this.#history.get(view.revision) ?? { first: view, last: view };
    this.#history.delete(view.revision);
    // Read anew, a revision shows the same again unless the clock has moved it.
    const isMoved = !this.#between(last, view).isEmpty;
    this.#history.set(view.revision, { first, last: isMoved ? view : last, at: now });
    this.forget(now);
  }

  /** Begins a watch: all of the view, or from `revision` on only what was missed, when that is still known. */
  join(watch: Watch, revision: number | undefined, now: number): void {
    watch.send(this.#greeting(watch, revision, now));
    this.watches.add(watch);
    const own = this.#bySubject.get(watch.subject) ?? new Set<Watch>();
    this.#bySubject.set(watch.subject, own.add(watch));
  }

  /** Tells whether somebody watches here. */
  has(subject: string): boolean {
    return this.#bySubject.has(subject);
  }

  /** Ends a watch; its last view is kept for a while, in case it comes back. */
  leave(watch: Watch, now: number): void {
    if (!this.watches.delete(watch)) return;
    const own = this.#bySubject.get(watch.subject);
    own?.delete(watch);
    if (own?.size === 0) this.#bySubject.delete(watch.subject);
    const { base, sent, before } = watch;
    this.#departed.set(watch.subject, { base, sent, before, at: now });
  }

  /** Shows a watch a new view; says nothing when nothing in the window changed. */
  show(watch: Watch, view: View): void {
    if (view === watch.sent || view.revision < watch.sent.revision) return;
    const changes = this.#between(watch.sent, view);
    if (changes.isEmpty) return;
    const text = this.#frameOf(changes, watch.id, watch.sent.revision, view.revision);
    if (view.revision !== watch.sent.revision) {
      watch.before = { base: watch.base, sent: watch.sent };
      watch.base = view;
    }
    watch.sent = view;
    watch.send(text);
  }

  /** Writes a change once for all in a row who call their watch the same, as programs of one kind do. */
  #frameOf(difference: Difference, id: string, previous: number, revision: number): string {
    const last = this.#frame;
    const isSame = last?.difference === difference && last.id === id && last.previous === previous;
    if (isSame && last.revision === revision) return last.text;
    const { slots, removed } = difference;
    const head = `{"type":"availability","id":${JSON.stringify(id)},"revision":${revision},"previous":${previous}`;
    const text = `${head},"slots":${slots}${removed ? `,"removed":${removed}` : ''}}`;
    this.#frame = { difference, id, previous, revision, text };
    return text;
  }

  /** Drops what nobody can carry on from any more; true when nothing is left worth keeping. */
  forget(now: number): boolean {
    let tooMany = this.#history.size - 1 - MAX_KEPT;
    for (const [revision, { first, last, at }] of this.#history) {
      if (revision === this.#general?.revision) continue;
      // Where the clock moved it stays known: a later watch of the same person tells only what that one was sent.
      const isMoved = first !== last;
      if (tooMany > 0 || (!isMoved && now - at >= KEEP_MS)) this.#history.delete(revision);
      if (tooMany > 0 && isMoved) this.#unsureUpTo = Math.max(this.#unsureUpTo, revision);
      tooMany -= 1;
    }
    for (const [subject, { at }] of this.#departed) if (now - at >= KEEP_MS) this.#departed.delete(subject);
    return this.watches.size === 0 && this.#departed.size === 0;
  }

  #greeting(watch: Watch, revision: number | undefined, now: number): string {
    const missed = revision === undefined ? null : this.#since(watch, revision, now);
    if (!missed) return this.#listOf(watch.sent, watch.id);
    const { slots, removed } = missed;
    return `${greetingHead(watch.sent, watch.id)},"changed":${slots}${removed ? `,"removed":${removed}` : ''}}`;
  }

  #listOf(view: View, id: string): string {
    if (this.#list?.view !== view || this.#list.id !== id) {
      const text = `${greetingHead(view, id)},"slots":${JSON.stringify(view.slots)}}`;
      this.#list = { view, id, text };
    }
    return this.#list.text;
  }

  /**
   * Only who watched here a moment ago can carry on: what he saw elsewhere, or longer ago, is not known. Which of a
   * revision's views he has is not known either, for the clock changes views and gives them no revision, and another tab
   * of his may have left since: so he is told what takes any of them to the present one.
   */
  #since(watch: Watch, revision: number, now: number): Difference | null {
    this.forget(now);
    const left = this.#lastOf(watch);
    if (!left) return null;
    const shown = this.#history.get(revision);
    const had = [left, left.before].find((each) => each?.base.revision === revision);
    if (had) {
      if (!shown && revision <= this.#unsureUpTo) return null;
      const isMoved = shown && shown.first !== shown.last;
      const own = [had.base, had.sent];
      return difference(isMoved ? [...own, shown.first, shown.last] : own, watch.sent);
    }
    // Whose the holds were at that time is not known any more, so that those slots are told anew.
    return shown
      ? difference([shown.first, shown.last], watch.sent, ({ status }) => status === 'held')
      : null;
  }

  /** A line that broke without a word leaves its watch behind for a while; it counts as gone. */
  #lastOf({ subject, id }: Watch): Pick<Watch, 'base' | 'sent' | 'before'> | undefined {
    const abandoned = [...(this.#bySubject.get(subject) ?? [])].find((each) => each.id === id);
    return this.#departed.get(subject) ?? abandoned;
  }

  #between(before: View, after: View): Difference {
    let known = this.#differences.get(before);
    if (!known) this.#differences.set(before, (known = new WeakMap()));
    let found = known.get(after);
    if (!found) known.set(after, (found = difference([before], after)));
    return found;
  }
}

const greetingHead = ({ revision }: View, id: string) =>
  `{"type":"watching","id":${JSON.stringify(id)},"revision":${revision}`;
