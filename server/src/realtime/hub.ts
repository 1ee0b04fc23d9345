import { viewOf, type View } from './view.ts';
import { WatchedWindow, type Watch, type WindowName } from './watched-window.ts';

/** What a window shows at one moment of the database's clock. */
export type WindowReading = {
  general: Reading;
  /** For those of the subjects asked for who hold a slot with this coach. */
  own: ReadonlyMap<string, Reading>;
  /** How long it holds by the clock alone, in milliseconds. */
  validForMs: number;
};

/** Slots of one revision; the same object as long as nothing changed. */
export type Reading = { revision: number; slots: View['slots'] };

/** Says who watches, without a list of thousands for each reading. */
export type Subjects = { has: (subject: string) => boolean };

/** Says how the hub learns what windows show. */
export type HubParts = {
  /** Reads a window for the holders among `subjects` and for everybody else. */
  readWindow: (name: WindowName, subjects: Subjects) => Promise<WindowReading>;
  /** Follows a calendar; the function it gives ends that. */
  follow: (coachId: string) => () => void;
  onFault: (error: unknown) => void;
  /** Monotonic milliseconds. */
  now: () => number;
};

type Open = {
  window: WatchedWindow;
  /** What everybody who watches was shown; null before the first. */
  shown: WindowReading | null;
  refresh: Promise<void> | null;
  isStale: boolean;
  /** How many who come are still reading it: it may look deserted and is not. */
  pending: number;
  /** How often its calendar has changed: who comes tells by it whether what he read is still so. */
  changes: number;
  timer: NodeJS.Timeout | undefined;
};

/** The clock's turn is met a little late rather than early, so that the new answer is there. */
const AFTER_MS = 5;
const LONGEST_MS = 3_600_000;
/** After a fault the window is read again, for as long as somebody watches. */
const RETRY_MS = 500;
const SWEEP_MS = 30_000;

/**
 * Keeps every watcher's slots equal to a fresh answer: each window is read once for all who watch it, when its calendar
 * changes and when the clock alone changes it. Owns windows and timers; does not own sockets, and does no SQL.
 */
export class Hub {
  #parts: HubParts;
  #open = new Map<string, Open>();
  #byCoach = new Map<string, { keys: Set<string>; unfollow: () => void }>();
  #views = new WeakMap<Reading['slots'], View>();
  #sweep: NodeJS.Timeout;

  constructor(parts: HubParts) {
    this.#parts = parts;
    this.#sweep = setInterval(() => {
      this.#forget();
    }, SWEEP_MS);
    this.#sweep.unref();
  }

  /**
   * Begins a watch; with the revision the watcher has, only what he missed is sent if that is still known. The function
   * it gives ends the watch. Throws what reading the window throws, for example `not_found`.
   */
  async watch(
    name: WindowName,
    watcher: Pick<Watch, 'id' | 'subject' | 'send'>,
    revision: number | undefined,
  ): Promise<() => void> {
    const open = this.#openWindow(name);
    const changesBefore = open.changes;
    open.pending += 1;
    try {
      const { subject } = watcher;
      const subjects = { has: (each: string) => each === subject || open.window.has(each) };
      const reading = await this.#parts.readWindow(name, subjects);
      const sent = this.#viewFor(reading, subject);
      const watch: Watch = { ...watcher, sent, base: sent };
      this.#take(open, reading);
      open.window.join(watch, revision, this.#parts.now());
      if (open.changes !== changesBefore) this.#refresh(open);
      return () => {
        open.window.leave(watch, this.#parts.now());
        if (open.window.watches.size === 0) clearTimeout(open.timer);
      };
    } finally {
      open.pending -= 1;
      if (open.window.watches.size === 0) this.#forget();
    }
  }

  /** Reads every window of a coach again and shows the difference. */
  calendarChanged(coachId: string): void {
    for (const key of this.#byCoach.get(coachId)?.keys ?? []) {
      const open = this.#open.get(key);
      if (!open) continue;
      open.changes += 1;
      if (open.window.watches.size > 0) this.#refresh(open);
    }
  }

  close(): void {
    clearInterval(this.#sweep);
    for (const { timer } of this.#open.values()) clearTimeout(timer);
    for (const { unfollow } of this.#byCoach.values()) unfollow();
    this.#open.clear();
    this.#byCoach.clear();
  }

  #openWindow(name: WindowName): Open {
    const key = keyOf(name);
    const known = this.#open.get(key);
    if (known) return known;
    const open: Open = {
      window: new WatchedWindow(name),
      ...{ shown: null, refresh: null, isStale: false, pending: 0, changes: 0, timer: undefined },
    };
    this.#open.set(key, open);
    const coach = this.#byCoach.get(name.coachId) ?? {
      keys: new Set<string>(),
      unfollow: this.#parts.follow(name.coachId),
    };
    coach.keys.add(key);
    this.#byCoach.set(name.coachId, coach);
    return open;
  }

  /** One reading at a time for each window; a change that comes meanwhile makes one more. */
  #refresh(open: Open): void {
    open.isStale = true;
    open.refresh ??= this.#readUntilFresh(open).finally(() => {
      open.refresh = null;
    });
  }

  async #readUntilFresh(open: Open): Promise<void> {
    while (open.isStale && open.window.watches.size > 0) {
      open.isStale = false;
      try {
        this.#take(open, await this.#parts.readWindow(open.window.name, open.window));
      } catch (error) {
        this.#parts.onFault(error);
        this.#plan(open, RETRY_MS);
      }
    }
  }

  #take(open: Open, reading: WindowReading): void {
    // Whoever comes reads the window, and most find what everybody there has already.
    if (!open.shown || !showsSame(open.shown, reading)) {
      open.window.setGeneral(this.#view(reading.general), this.#parts.now());
      for (const watch of open.window.watches) open.window.show(watch, this.#viewFor(reading, watch.subject));
      open.shown = reading;
    }
    this.#plan(open, reading.validForMs + AFTER_MS);
  }

  #plan(open: Open, afterMs: number): void {
    clearTimeout(open.timer);
    open.timer = setTimeout(
      () => {
        if (open.window.watches.size > 0) this.#refresh(open);
      },
      Math.min(afterMs, LONGEST_MS),
    );
    open.timer.unref();
  }

  #viewFor({ general, own }: WindowReading, subject: string): View {
    return this.#view(own.get(subject) ?? general);
  }

  /** Makes a view once for each reading, so that everybody who sees the same shares it. */
  #view({ revision, slots }: Reading): View {
    const known = this.#views.get(slots);
    if (known?.revision === revision) return known;
    const view = viewOf(revision, slots);
    this.#views.set(slots, view);
    return view;
  }

  #forget(): void {
    for (const [key, open] of this.#open) {
      if (open.pending > 0 || !open.window.forget(this.#parts.now())) continue;
      clearTimeout(open.timer);
      this.#open.delete(key);
      const { coachId } = open.window.name;
      const coach = this.#byCoach.get(coachId);
      coach?.keys.delete(key);
      if (coach?.keys.size === 0) {
        coach.unfollow();
        this.#byCoach.delete(coachId);
      }
    }
  }
}

function showsSame(one: WindowReading, other: WindowReading): boolean {
  if (!isSame(one.general, other.general) || one.own.size !== other.own.size) return false;
  return [...other.own].every(([subject, reading]) => isSame(one.own.get(subject), reading));
}

const isSame = (one: Reading | undefined, other: Reading) =>
  one?.slots === other.slots && one.revision === other.revision;

const keyOf = ({ coachId, from, to, durationMinutes }: WindowName) =>
  `${coachId} ${from} ${to} ${durationMinutes}`;
