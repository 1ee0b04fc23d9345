import type { SocketClass } from './live/socket-class.ts';

/** Holds the globals that a page has and a server process may not. */
export const scope: {
  readonly fetch: unknown;
  readonly document?: { readonly baseURI: string };
  readonly WebSocket?: SocketClass;
  // With a field that every navigator has, since the one of Node has no `onLine`.
  readonly navigator?: {
    readonly userAgent: string;
    readonly onLine?: boolean;
    sendBeacon?(url: string, body: string): boolean;
  };
  readonly addEventListener?: (type: string, run: () => void, options: { signal: AbortSignal }) => void;
  readonly reportError?: (error: unknown) => void;
} = globalThis;
