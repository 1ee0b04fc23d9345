import {
  type ClientFrame,
  readServerFrame,
  type ServerFrame,
  type Slot,
} from '@session-booking/sdk/contract';
import { WebSocket } from 'ws';

/** What a watcher asks to see. */
export type Window = { coachId: string; from: string; to: string; durationMinutes: number };
type Watching = Extract<ServerFrame, { type: 'watching' }>;
/** What a watcher shows: slots by their starts. */
export type Shown = { revision: number; slots: ReadonlyMap<string, Slot> };

/** Says how a witness behaves. */
export type WitnessParts = {
  readonly url: string;
  readonly token: string;
  readonly window: Window;
  /** Runs at every frame. */
  readonly onFrame?: (frame: ServerFrame) => void;
};

const AGAIN_MS = 50;

/**
 * Watches one window as the contract says a client may: carries on from its revision, applies a change only on top of
 * the one it names, else asks for all. Unlike the SDK it comes back at once, and shows every frame.
 */
export class Witness {
  readonly #parts: WitnessParts;
  #socket: WebSocket | null = null;
  #shown: Shown | null = null;
  #isAway = true;
  #isWaiting = false;
  #again: NodeJS.Timeout | undefined;
  #revisionAsked: number | undefined;
  #seenWaiting = 0;
  /** Whole lists it had to ask for because a change did not follow on what it had. */
  misfits = 0;
  /** The answer to its last `watch`; null until it comes. */
  greeting: Watching | null = null;
  /** How the last socket was closed. */
  closeCode: number | null = null;

  constructor(parts: WitnessParts) {
    this.#parts = parts;
  }

  get shown(): Shown | null {
    return this.#shown;
  }

  /** Whether it has seen the answer to its last `watch`. */
  get isWatching(): boolean {
    return !this.#isWaiting && this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connects and watches, and again whenever it is cut off; other URL: from another node. */
  come(url = this.#parts.url): void {
    this.#isAway = false;
    this.greeting = null;
    this.#isWaiting = true;
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/realtime`, { perMessageDeflate: false });
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('open', () => this.#send({ type: 'hello', token: this.#parts.token, protocol: 1 }));
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      const frame = readServerFrame(JSON.parse(text));
      if (!frame) throw new Error(`Not a frame of the contract: ${text}`);
      this.#take(frame);
    });
    socket.on('close', (code) => {
      this.closeCode = code;
      if (!this.#isAway) this.#again = setTimeout(() => this.come(url), AGAIN_MS);
    });
  }

  /** Goes away, and remembers what it saw. */
  leave(): void {
    this.#isAway = true;
    clearTimeout(this.#again);
    this.#socket?.terminate();
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #ask(revision: number | undefined): void {
    this.#isWaiting = true;
    this.#seenWaiting = 0;
    this.#revisionAsked = revision;
    this.#send({
      type: 'watch',
      id: 'w',
      ...this.#parts.window,
      ...(revision !== undefined && { revision }),
    });
  }

  #askForAll(): void {
    this.misfits += 1;
    this.#ask(undefined);
  }

  #take(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.#ask(this.#shown?.revision);
    else if (frame.type === 'watching') this.#begin(frame);
    else if (frame.type === 'availability') this.#change(frame);
    else if (frame.type === 'ping') this.#send({ type: 'ping' });
    this.#parts.onFrame?.(frame);
  }

  #begin(frame: Watching): void {
    const { revision, slots, changed = [], removed } = frame;
    if (!this.#isWaiting) {
      // A second copy of an earlier answer was taken for this one, or this is such a copy.
      if (revision <= (this.#shown?.revision ?? revision)) return;
      if (!slots) {
        this.#askForAll();
        return;
      }
    } else if (revision < this.#seenWaiting || (this.#revisionAsked === undefined && !slots)) {
      this.#askForAll();
      return;
    }
    this.#isWaiting = false;
    this.greeting = frame;
    this.#shown = slots
      ? { revision, slots: new Map(slots.map((slot) => [slot.startsAt, slot])) }
      : applied(this.#shown?.slots ?? new Map<string, Slot>(), revision, changed, removed);
  }

  #change({ revision, previous, slots, removed }: Extract<ServerFrame, { type: 'availability' }>): void {
    // It may have overtaken the answer it stands on.
    if (this.#isWaiting) this.#seenWaiting = Math.max(this.#seenWaiting, revision);
    else if (!this.#shown || previous !== this.#shown.revision) this.#askForAll();
    else this.#shown = applied(this.#shown.slots, revision, slots, removed);
  }
}

function applied(
  before: ReadonlyMap<string, Slot>,
  revision: number,
  changed: readonly Slot[],
  removed: readonly string[] = [],
): Shown {
  const slots = new Map(before);
  for (const slot of changed) slots.set(slot.startsAt, slot);
  for (const start of removed) slots.delete(start);
  return { revision, slots };
}

/** Tells whether two lists of slots say the same, whatever their order. */
export function isSame(shown: Iterable<Slot>, truth: readonly Slot[]): boolean {
  const write = (slots: Iterable<Slot>) =>
    [...slots].map((slot) => `${slot.startsAt} ${slot.endsAt} ${slot.status}`).sort();
  return write(shown).join('\n') === write(truth).join('\n');
}
