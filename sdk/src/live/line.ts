import ReconnectingSocket from 'partysocket/ws';
import { closeCodes, readServerFrame, REALTIME_PROTOCOL, type ServerFrame } from '../contract/realtime.ts';
import type { ClientFrame } from '../contract/requests/realtime.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Pace } from './pace.ts';
import { createPause, jittered } from './pause.ts';
import { createSignsOfLife, type SignsOfLife } from './signs-of-life.ts';
import type { SocketClass } from './socket-class.ts';

/** Says where the line goes, who speaks, and who listens. */
export type LineParts = {
  readonly url: string;
  readonly socketClass: SocketClass;
  readonly pace: Pace;
  /** Gives the token of the moment. */
  readonly token: () => Promise<string>;
  /** Gives another one in place of a token that was refused; undefined when there is none. */
  readonly replaceToken: (refused: string) => Promise<string | undefined>;
  /** Runs when the server has greeted us; `isSameToken` when by a token it greeted or renewed before. */
  readonly onLive: (send: (frame: ClientFrame) => void, isSameToken: boolean) => void;
  readonly onFrame: (frame: ServerFrame) => void;
  /** Runs when the line is lost, and after each attempt that failed. */
  readonly onDown: () => void;
  /** Runs when a doubted line has shown that it lives. */
  readonly onCertain: () => void;
};

/** From how many failed attempts on something else should carry. */
const CARRIED_AFTER = 3;

/**
 * Keeps one socket greeted for as long as it is open: pauses, tokens, signs of life. Owns the socket; does not know what
 * is watched.
 */
export class Line {
  #parts: LineParts;
  #socket: ReconnectingSocket;
  #pause = createPause();
  #signs: SignsOfLife;
  #outbox: Outbox;
  #isOpen = true;
  #isLive = false;
  #isDoubted = false;
  #wasLive = false;
  #isRefused = false;
  /** Attempts in a row without a greeting. */
  #failures = 0;
  /** Whether HTTP has answered since the line was lost: then it is the socket that is blocked, else it is an outage. */
  #doesHttpAnswer = false;
  /** When the last line that lasted was lost, or a fresh row of attempts began. */
  #awaySince = Date.now();
  #liveSince = 0;
  #token = '';
  #liveToken: string | undefined;
  /** A token that was refused, until another one stands in for it. */
  #refusedToken: string | undefined;
  #isTokenTried = false;
  /** Whether the next pause is left out: before the first attempt, and when one is wanted at once. */
  #isHurried = true;
  /** Whether a socket is being made, and has said nothing yet. */
  #isTrying = false;
  #renewal: ReturnType<typeof setInterval> | undefined;
  #welcomeDeadline: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: LineParts) {
    this.#parts = parts;
    this.#outbox = createOutbox((frame) => this.#write(frame));
    this.#signs = createSignsOfLife(
      () => this.#write({ type: 'ping' }),
      () => this.#socket.reconnect(),
      parts.pace,
    );
    // Pauses are made where the address is asked for, because there they can be cut short, and the token is fetched
    // before the socket opens. Nothing is queued: after the greeting, what is watched is said anew anyway.
    this.#socket = new ReconnectingSocket(() => this.#prepare(), [], {
      WebSocket: parts.socketClass,
      minReconnectionDelay: 0,
      maxReconnectionDelay: 0,
      minUptime: 0,
      connectionTimeout: parts.pace.welcomeMs,
      maxEnqueuedMessages: 0,
    });
    this.#socket.onopen = () => this.#greet();
    this.#socket.onmessage = ({ data }: MessageEvent) => this.#receive(data);
    this.#socket.onclose = ({ code }) => this.#closed(code);
  }

  /** Whether the server has greeted us and nothing speaks against the line. */
  get isLive(): boolean {
    return this.#isLive && !this.#isDoubted;
  }

  /** Whether it was ever live. */
  get wasLive(): boolean {
    return this.#wasLive;
  }

  /** Whether it has failed for so long that something else should carry. */
  get needsHelp(): boolean {
    return this.#isRefused || this.#failures >= CARRIED_AFTER;
  }

  /** Whether the next watch may count on it: it is live, or its first attempt since then is under way. */
  get isPromising(): boolean {
    return !this.#isRefused && !this.#isTokenTried && this.#failures === 0;
  }

  /** Asks the line for a sign of life now, or tries to connect now. */
  hurry(): void {
    if (this.#isLive) this.#signs.askNow();
    else {
      this.#isHurried = true;
      this.#pause.cut();
    }
  }

  /** Begins a fresh row of quick attempts, the first of them now: what stopped the earlier ones may be over. */
  tryAnew(): void {
    this.#failures = 0;
    this.#isRefused = false;
    this.#awaySince = Date.now();
    this.hurry();
  }

  /** Takes the word on whether HTTP answers; when that has changed, the line may have changed with it. */
  learn(doesHttpAnswer: boolean): void {
    if (this.#isLive || doesHttpAnswer === this.#doesHttpAnswer) return;
    this.#doesHttpAnswer = doesHttpAnswer;
    this.tryAnew();
  }

  /** Takes the line for dead until it shows that it is not. */
  doubt(): void {
    if (!this.#isLive) return;
    this.#isDoubted = true;
    this.#signs.askNow();
  }

  close(): void {
    this.#isOpen = false;
    this.#quiet();
    // A browser reports a socket that is closed before it has opened as an error of the page.
    this.#socket.onopen = this.#socket.onclose = () => this.#leave();
    if (this.#socket.readyState !== this.#socket.CONNECTING) this.#leave();
    this.#pause.cut();
  }

  #leave(): void {
    this.#socket.onclose = null;
    this.#socket.close(1000);
  }

  /** Waits for its turn and a token, then gives the address. Never rejects: what fails is tried again after a pause. */
  async #prepare(): Promise<string> {
    for (;;) {
      // An attempt that ended without a word: the browser would not even make the socket.
      if (this.#isTrying) this.#failed();
      this.#isTrying = false;
      await this.#pause.wait(this.#pauseMs());
      this.#isHurried = false;
      try {
        if (this.#isOpen) this.#token = await this.#nextToken();
        // After that, the address opens no socket.
        if (!this.#isOpen) this.#leave();
        this.#isTrying = true;
        return this.#parts.url;
      } catch {
        // Whoever asks by HTTP meets the same error and says it; here it is one more failed attempt.
        this.#failed();
      }
    }
  }

  async #nextToken(): Promise<string> {
    const refused = this.#refusedToken;
    this.#refusedToken = undefined;
    if (refused === undefined) return this.#parts.token();
    const other = await this.#parts.replaceToken(refused);
    if (other === undefined) throw new Error('There is no other token.');
    return other;
  }

  #pauseMs(): number {
    if (!this.#isOpen || this.#isHurried || this.#refusedToken !== undefined) return 0;
    const { pause, blockedPause } = this.#parts.pace;
    const isBlocked = this.needsHelp && this.#doesHttpAnswer;
    return isBlocked ? jittered(0, blockedPause) : jittered(Date.now() - this.#awaySince, pause);
  }

  #greet(): void {
    this.#isTrying = false;
    this.#welcomeDeadline = setTimeout(() => this.#socket.reconnect(), this.#parts.pace.welcomeMs);
    this.#write({ type: 'hello', token: this.#token, protocol: REALTIME_PROTOCOL });
  }

  #receive(data: unknown): void {
    this.#signs.heard();
    if (this.#isDoubted) {
      this.#isDoubted = false;
      this.#parts.onCertain();
    }
    const frame = read(data);
    if (frame?.type === 'welcome') this.#welcomed(frame.heartbeatMs);
    else if (frame?.type === 'renewed') this.#liveToken = this.#token;
    else if (frame?.type === 'ping') this.#write({ type: 'ping' });
    else if (frame && this.#isLive) this.#parts.onFrame(frame);
  }

  #welcomed(heartbeatMs: number): void {
    clearTimeout(this.#welcomeDeadline);
    const isSameToken = this.#token === this.#liveToken;
    this.#liveToken = this.#token;
    this.#isTokenTried = this.#isRefused = this.#isHurried = false;
    this.#failures = 0;
    this.#isLive = this.#wasLive = true;
    this.#liveSince = Date.now();
    this.#signs.start(Math.max(1000, heartbeatMs));
    clearInterval(this.#renewal);
    this.#renewal = setInterval(() => void this.#renew(), this.#parts.pace.renewMs);
    this.#parts.onLive((frame) => this.#outbox.put(frame), isSameToken);
  }

  async #renew(): Promise<void> {
    let token: string;
    try {
      token = await this.#parts.token();
    } catch {
      // The present one still works; the next minute asks again.
      return;
    }
    if (!this.#isLive || token === this.#token) return;
    this.#token = token;
    this.#write({ type: 'renew', token });
  }

  #closed(code: number): void {
    this.#isTrying = false;
    const wasLive = this.#isLive;
    this.#quiet();
    const lasted = wasLive && Date.now() - this.#liveSince >= this.#parts.pace.lastingMs;
    if (lasted) this.#awaySince = Date.now();
    if (wasLive) this.#doesHttpAnswer = false;
    // Who is refused has an answer: the server is there, and asking it by HTTP tells nothing new.
    if (code === closeCodes.forbidden || code === closeCodes.limited)
      this.#isRefused = this.#doesHttpAnswer = true;
    if (code === closeCodes.unauthorized && !this.#isTokenTried) {
      this.#isTokenTried = true;
      this.#refusedToken = this.#token;
      this.#parts.onDown();
    } else if (wasLive) this.#parts.onDown();
    else this.#failed();
  }

  #failed(): void {
    if (!this.#isOpen) return;
    this.#failures += 1;
    this.#parts.onDown();
  }

  #quiet(): void {
    this.#isLive = this.#isDoubted = false;
    this.#signs.stop();
    this.#outbox.close();
    clearInterval(this.#renewal);
    clearTimeout(this.#welcomeDeadline);
  }

  #write(frame: ClientFrame): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}

/** Reads a frame; undefined for what is none. */
function read(data: unknown): ServerFrame | undefined {
  try {
    return readServerFrame(JSON.parse(String(data)));
  } catch {
    return undefined;
  }
}
