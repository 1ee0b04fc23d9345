import type { ServerFrame } from '../contract/realtime.ts';
import type { ClientFrame } from '../contract/requests/realtime.ts';
import { scope } from '../scope.ts';
import { Line, type LineParts } from './line.ts';
import type { SocketClass } from './socket-class.ts';
import type { Polled, Watched } from './watched.ts';

/** Names how up to date watches are; `live` also where they are polled, every 15 seconds. */
export type ConnectionStatus = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'idle';

/** Tells how watches are fed. */
export type Connection = {
  /** `idle` as long as nothing is watched. */
  readonly status: ConnectionStatus;
  /** What carries changes now; null for nothing. */
  readonly transport: 'socket' | 'polling' | null;
  /** Calls the listener when status or transport has changed; gives a function that ends that. */
  onChange(listener: (connection: Connection) => void): () => void;
};

/** Says how a switchboard gets its line. */
export type SwitchboardParts = Pick<LineParts, 'url' | 'token' | 'replaceToken' | 'pace'> & {
  /** Gives what opens sockets; undefined where there is nothing of the kind. */
  readonly socketClass: () => SocketClass | undefined;
};

/**
 * Joins watches to the line, and to polling while there is no line to be had. Owns the line and the list of watches.
 */
export class Switchboard implements Polled {
  readonly connection: Connection;
  #parts: SwitchboardParts;
  #watches = new Set<Watched>();
  #line: Line | undefined;
  #send: ((frame: ClientFrame) => void) | undefined;
  #isPolling = false;
  /** How the last request went; undefined before the first of this polling. */
  #pollWorked: boolean | undefined;
  #isPageOffline = false;
  #listeners = new Set<(connection: Connection) => void>();
  #told = '';
  #linger: ReturnType<typeof setTimeout> | undefined;
  #leavePage: (() => void) | undefined;

  constructor(parts: SwitchboardParts) {
    this.#parts = parts;
    const [status, transport] = [() => this.#status(), () => this.#transport()];
    const listeners = this.#listeners;
    this.connection = {
      get status() {
        return status();
      },
      get transport() {
        return transport();
      },
      onChange(listener) {
        // Wrapped, so that the same function given twice is two listeners.
        const own = (connection: Connection) => listener(connection);
        listeners.add(own);
        return () => void listeners.delete(own);
      },
    };
    this.#told = this.#summary();
  }

  add(watched: Watched): void {
    this.#watches.add(watched);
    clearTimeout(this.#linger);
    if (this.#send) watched.live(this.#send, true);
    else if (this.#isPolling) watched.poll(this.#parts.pace.pollMs);
    else {
      watched.begin();
      this.#open();
    }
    this.#tell();
  }

  remove(watched: Watched): void {
    if (!this.#watches.delete(watched)) return;
    watched.end();
    if (this.#watches.size === 0 && this.#line?.isPromising)
      this.#linger = setTimeout(() => this.#close(), this.#parts.pace.lingerMs);
    // A line that fails is not waited for by anybody any more.
    else if (this.#watches.size === 0) this.#close();
    this.#tell();
  }

  asked(worked: boolean): void {
    this.#pollWorked = worked;
    this.#line?.learn(worked);
    this.#tell();
  }

  /** Takes the news that the server has answered some request. */
  answered(): void {
    this.#line?.learn(true);
  }

  #open(): void {
    if (this.#line) return;
    this.#followPage();
    const socketClass = this.#parts.socketClass();
    if (!socketClass) {
      this.#poll();
      return;
    }
    this.#line = new Line({
      ...this.#parts,
      socketClass,
      onLive: (send, isSameToken) => {
        this.#send = send;
        this.#isPolling = false;
        for (const watched of [...this.#watches]) watched.live(send, isSameToken);
        this.#tell();
      },
      onFrame: (frame: ServerFrame) => {
        for (const watched of [...this.#watches]) watched.take(frame);
      },
      onDown: () => {
        if (this.#send) for (const watched of [...this.#watches]) watched.lost();
        this.#send = undefined;
        // Nobody waits for it any more, so it need not come again.
        if (this.#watches.size === 0) this.#close();
        else if (this.#line?.needsHelp) this.#poll();
        this.#tell();
      },
      onCertain: () => this.#tell(),
    });
  }

  #poll(): void {
    if (this.#isPolling) return;
    this.#isPolling = true;
    this.#pollWorked = undefined;
    for (const watched of [...this.#watches]) watched.poll(this.#parts.pace.pollMs);
  }

  #close(): void {
    clearTimeout(this.#linger);
    this.#line?.close();
    this.#line = undefined;
    this.#send = undefined;
    this.#isPolling = false;
    this.#leavePage?.();
    this.#tell();
  }

  /** Heeds what the browser knows of its network, which an open socket does not tell. */
  #followPage(): void {
    if (!scope.document || !scope.addEventListener || this.#leavePage) return;
    const end = new AbortController();
    const follow = (type: string, run: () => void) =>
      scope.addEventListener?.(type, run, { signal: end.signal });
    this.#isPageOffline = scope.navigator?.onLine === false;
    follow('offline', () => {
      this.#isPageOffline = true;
      this.#line?.doubt();
      this.#tell();
    });
    follow('online', () => {
      this.#isPageOffline = false;
      this.#line?.tryAnew();
      this.#tell();
    });
    // A page that comes back from the background, or from the browser's memory, may have lost its line unnoticed.
    follow('pageshow', () => this.#line?.hurry());
    follow('focus', () => this.#line?.hurry());
    this.#leavePage = () => {
      end.abort();
      this.#leavePage = undefined;
    };
  }

  #status(): ConnectionStatus {
    if (this.#watches.size === 0) return 'idle';
    if (this.#line?.isLive) return 'live';
    if (this.#isPageOffline) return 'offline';
    if (this.#isPolling && this.#pollWorked) return 'live';
    // A page that has a network is not offline when only the server is away.
    if (this.#isPolling && this.#pollWorked === false && !scope.navigator?.onLine) return 'offline';
    return this.#line?.wasLive ? 'reconnecting' : 'connecting';
  }

  #transport(): Connection['transport'] {
    if (this.#status() !== 'live') return null;
    return this.#line?.isLive ? 'socket' : 'polling';
  }

  #summary(): string {
    return `${this.#status()} ${this.#transport()}`;
  }

  #tell(): void {
    const summary = this.#summary();
    if (summary === this.#told) return;
    this.#told = summary;
    for (const listener of [...this.#listeners]) listener(this.connection);
  }
}
