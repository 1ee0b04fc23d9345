import { baseOf } from './address.ts';
import { exchange, requestOf } from './request.ts';
import { grant } from './contract/identity.ts';
import { givenIdentity, type Identity, type TokenSource } from './identity.ts';
import type { SocketClass } from './live/socket-class.ts';
import { fitting, readAnswer } from './read-answer.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { createTokenStore, type TokenStorage } from './token-store.ts';
import { visitorIdentity } from './visitor-identity.ts';

/** Says where the API is and how to speak with it. */
export type BookingSettings = {
  /** Address of the API without `/api`: absolute, or relative to the page. */
  apiUrl: string | URL;
  /** Token of the site for who is signed in, or a function that gives it; without it the client is a visitor. */
  token?: TokenSource;
  /** Sends requests in place of the global `fetch`; called with an address and a `RequestInit`. */
  fetch?: typeof globalThis.fetch;
  /** Opens sockets for live updates in place of the global `WebSocket`, which Node has from 22 on; without any, watches poll. */
  WebSocket?: SocketClass;
  /** Where a visitor's token outlives the page: `session` (the tab, the default), `local`, `memory`, or a place of your own. */
  storage?: TokenStorage;
  /** Hears of a storage that refuses; the token then lives as long as the page. */
  onStorageError?: (error: unknown) => void;
  /** Milliseconds for each attempt of a request, answer included; 10 seconds when left out. */
  timeoutMs?: number;
  /** How often a failed request is repeated at most; 2 when left out. */
  retries?: number;
};

/** Holds what all calls to one API share. */
export type Access = {
  readonly base: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly identity: Identity;
  readonly clock: ServerClock;
  readonly WebSocket?: SocketClass;
  /** Hear of each answer that a client has read; live updates put themselves here, so that a first view has no part in it. */
  answerListeners?: Set<() => void>;
};

/** Makes what all calls to one API share. Throws a TypeError when `apiUrl` is no address. */
export function createAccess(settings: BookingSettings): Access {
  const base = baseOf(settings.apiUrl);
  const clock = createServerClock();
  const shared = {
    base,
    clock,
    // Looked up at each call, so that a page may still wrap its fetch.
    fetch: settings.fetch ?? ((...args: Parameters<typeof fetch>) => globalThis.fetch(...args)),
    timeoutMs: settings.timeoutMs ?? 10_000,
    retries: settings.retries ?? 2,
    WebSocket: settings.WebSocket,
  };
  return { ...shared, identity: createIdentity(settings, base, clock) };
}

function createIdentity(settings: BookingSettings, base: string, clock: ServerClock): Identity {
  if (settings.token !== undefined) return givenIdentity(settings.token);
  const store = createTokenStore(base, settings.storage, settings.onStorageError);
  return visitorIdentity(store, clock, async (send, token) => {
    const line = { base, clock, send };
    const request = requestOf(line, 'POST /api/auth/visitor', { body: {} });
    return readAnswer(await exchange(line, request, token), request, fitting(grant));
  });
}
