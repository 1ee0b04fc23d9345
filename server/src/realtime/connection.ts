import {
  type ClientFrame,
  clientFrame,
  closeCodes,
  type ServerFrame,
  watchId,
} from '@session-booking/sdk/contract';
import * as z from 'zod/mini';
import type { Tokens, Verified } from '../auth/tokens.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { toInstant } from '../domain/wall-time.ts';
import { validate } from '../issues.ts';
import type { Member } from './audience.ts';
import { FrameBudget, realtimeLimits } from './limits.ts';
import type { Watch, WindowName } from './watched-window.ts';

/** A socket as the protocol needs it. */
export type Line = {
  send: (text: string) => void;
  close: (code: number, reason: string) => void;
  /** Bytes that were sent and not yet taken. */
  unread: () => number;
};

/** Says what a connection can ask of the rest of the server. */
export type ConnectionParts = {
  readonly tokens: Pick<Tokens, 'verify'>;
  readonly baseUrl: string;
  readonly connectionId: string;
  /** Takes the connection in; false when its subject has too many. */
  readonly admit: (member: Member) => boolean;
  readonly dismiss: (member: Member) => void;
  /** Begins to send a member his sessions; from when it is done, every change of theirs is sent. */
  readonly followOwn: (member: Member) => Promise<void>;
  readonly watch: (
    member: Member,
    name: WindowName,
    watcher: Pick<Watch, 'id' | 'subject' | 'send'>,
    revision: number | undefined,
  ) => Promise<() => void>;
  /** Takes faults that are nobody's wish: the client only hears that something went wrong. */
  readonly onFault: (error: unknown) => void;
  /** Epoch milliseconds, the clock tokens are checked by. */
  readonly now: () => number;
};

const MAX_TIMER_MS = 2_147_483_647;

/**
 * Speaks the protocol with one client: hello first, then watches. Owns the socket's watches and its token's end; does
 * not own what is shown. Everything that comes is checked against the contract.
 */
export class Connection {
  #parts: ConnectionParts;
  #line: Line;
  #member: Member | null = null;
  #isGreeting = false;
  #isClosed = false;
  #watches = new Map<string, { end: (() => void) | null }>();
  #budget = new FrameBudget();
  /** Frames are handled one after the other, so that a watch right behind the hello waits for its token to be checked. */
  #turn = Promise.resolve();
  /** Ends a socket that does not come as far as its welcome. */
  #welcomeTimer: NodeJS.Timeout;
  #expiryTimer: NodeJS.Timeout | undefined;

  constructor(line: Line, parts: ConnectionParts) {
    this.#line = line;
    this.#parts = parts;
    this.#welcomeTimer = this.#closeAfter(realtimeLimits.helloMs, closeCodes.unauthorized, 'no hello');
  }

  /** Takes a text frame. It counts when it comes: while a key set or the database is slow, frames would pile up unseen. */
  receive(text: string): void {
    if (this.#isClosed) return;
    if (!this.#budget.take(performance.now())) {
      this.close(closeCodes.limited, 'too many frames');
      return;
    }
    this.#turn = this.#turn.then(() => this.#answer(text)).catch(this.#parts.onFault);
  }

  /** Ends everything this connection has; the socket is closed with a code of the contract. */
  close(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#line.close(code, reason);
    this.ended();
  }

  /** Takes the news that the socket is gone. */
  ended(): void {
    this.#isClosed = true;
    clearTimeout(this.#welcomeTimer);
    clearTimeout(this.#expiryTimer);
    for (const { end } of this.#watches.values()) end?.();
    this.#watches.clear();
    if (this.#member) this.#parts.dismiss(this.#member);
    this.#member = null;
  }

  async #answer(text: string): Promise<void> {
    if (this.#isClosed) return;
    const value = parse(text);
    try {
      await this.#handle(this.#frameOf(value));
    } catch (error) {
      this.#report(error, idOf(value));
    }
  }

  /** Reads a frame; whoever has not said hello, and says something else instead, is sent away. */
  #frameOf(value: unknown): ClientFrame {
    try {
      return validate(clientFrame, value);
    } catch (error) {
      if (!this.#member) this.close(closeCodes.unauthorized, 'hello first');
      throw error;
    }
  }

  async #handle(frame: ClientFrame): Promise<void> {
    if (frame.type === 'hello') return this.#hello(frame.token);
    const member = this.#member;
    // What comes with the hello but overtakes the check of its token is answered when that is done: in order.
    if (!member) {
      this.close(closeCodes.unauthorized, 'hello first');
      return;
    }
    if (frame.type === 'ping') this.#send({ type: 'pong', ...(frame.at !== undefined && { at: frame.at }) });
    else if (frame.type === 'renew') await this.#renew(frame.token, member.actor);
    else if (frame.type === 'unwatch') this.#unwatch(frame.id);
    else await this.#watch(frame, member);
  }

  async #hello(token: string): Promise<void> {
    if (this.#member || this.#isGreeting) throw new Refusal('validation_failed', 'Say hello once.');
    this.#isGreeting = true;
    const verified = await this.#verify(token);
    if (!verified || this.#isClosed) return;
    const { actor } = verified;
    const member: Member = {
      actor,
      baseUrl: this.#parts.baseUrl,
      send: (text) => {
        this.#write(text);
      },
    };
    if (!this.#parts.admit(member)) {
      this.close(closeCodes.limited, 'too many sockets');
      return;
    }
    this.#member = member;
    this.#endWith(verified);
    await this.#welcome(member);
  }

  /** Whoever is welcome relies on hearing of every change: who cannot be promised that yet is to come again. */
  async #welcome(member: Member): Promise<void> {
    const { welcomeMs, heartbeatMs } = realtimeLimits;
    clearTimeout(this.#welcomeTimer);
    this.#welcomeTimer = this.#closeAfter(welcomeMs, closeCodes.tryAgainLater, 'unavailable');
    try {
      await this.#parts.followOwn(member);
    } catch (error) {
      this.#parts.onFault(error);
      this.close(closeCodes.tryAgainLater, 'unavailable');
    }
    clearTimeout(this.#welcomeTimer);
    this.#send({ type: 'welcome', connectionId: this.#parts.connectionId, heartbeatMs });
  }

  #closeAfter(ms: number, code: number, reason: string): NodeJS.Timeout {
    return setTimeout(() => {
      this.close(code, reason);
    }, ms);
  }

  /** Only time is renewed: who may see something else says hello anew, and is shown that. */
  async #renew(token: string, actor: Actor): Promise<void> {
    const verified = await this.#verify(token);
    if (!verified || this.#isClosed) return;
    if (!mayDoSame(verified.actor, actor)) this.close(closeCodes.unauthorized, 'another authority');
    else {
      this.#endWith(verified);
      this.#send({ type: 'renewed', expiresAt: toInstant(verified.expiresAt) });
    }
  }

  /** Checks a token; one that is not valid ends the connection, keys that cannot be had let the client come again. */
  async #verify(token: string): Promise<Verified | null> {
    try {
      return await this.#parts.tokens.verify(token);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const isAway = error.code === 'unavailable';
      this.close(isAway ? closeCodes.tryAgainLater : closeCodes.unauthorized, error.code);
      return null;
    }
  }

  async #watch(frame: Extract<ClientFrame, { type: 'watch' }>, member: Member): Promise<void> {
    const { id, revision, from, to, durationMinutes } = frame;
    const coachId = frame.coachId.toLowerCase();
    this.#unwatch(id);
    if (this.#watches.size >= realtimeLimits.watchesPerSocket) {
      throw new Refusal(
        'rate_limited',
        `One connection watches at most ${realtimeLimits.watchesPerSocket} windows.`,
      );
    }
    const entry: { end: (() => void) | null } = { end: null };
    this.#watches.set(id, entry);
    const watcher = { id, subject: member.actor.subject, send: member.send };
    try {
      const end = await this.#parts.watch(member, { coachId, from, to, durationMinutes }, watcher, revision);
      if (this.#watches.get(id) === entry) entry.end = end;
      else end();
    } catch (error) {
      if (this.#watches.get(id) === entry) this.#watches.delete(id);
      throw error;
    }
  }

  #unwatch(id: string): void {
    this.#watches.get(id)?.end?.();
    this.#watches.delete(id);
  }

  #endWith({ expiresAt }: Verified): void {
    clearTimeout(this.#expiryTimer);
    const leftMs = Math.min(Math.max(0, expiresAt - this.#parts.now()), MAX_TIMER_MS);
    this.#expiryTimer = setTimeout(() => {
      this.close(closeCodes.unauthorized, 'token_expired');
    }, leftMs);
    this.#expiryTimer.unref();
  }

  #report(error: unknown, id: string | undefined): void {
    if (this.#isClosed) return;
    const isRefusal = error instanceof Refusal;
    if (!isRefusal) this.#parts.onFault(error);
    const code = isRefusal ? error.code : 'internal';
    const detail = isRefusal ? error.message : 'Something went wrong on the server. Try again in a moment.';
    this.#send({ type: 'problem', code, detail, ...(id !== undefined && { id }) });
  }

  #send(frame: ServerFrame): void {
    this.#write(JSON.stringify(frame));
  }

  #write(text: string): void {
    if (this.#isClosed) return;
    if (this.#line.unread() > realtimeLimits.unreadBytes) this.close(closeCodes.tryAgainLater, 'too slow');
    else this.#line.send(text);
  }
}

const mayDoSame = (one: Actor, other: Actor) =>
  one.subject === other.subject &&
  one.role === other.role &&
  one.coachId === other.coachId &&
  one.sessionId === other.sessionId;

/** Reads a text as JSON; what is none is no frame either. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const named = z.object({ id: watchId });

/** Finds which watch a frame is about, also one that is not as it should be. */
function idOf(frame: unknown): string | undefined {
  const { data } = z.safeParse(named, frame);
  return data?.id;
}
