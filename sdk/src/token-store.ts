import { scope } from './scope.ts';

/** Holds a visitor's token with its times in epoch milliseconds of this machine's clock. */
export type HeldToken = {
  readonly token: string;
  /** From when a new one should be asked for. */
  readonly renewAt: number;
  /** From when it is no longer good. */
  readonly endsAt: number;
};

/** Names where a visitor's token outlives the page: the tab, the browser, nowhere, or a place of the caller's own. */
export type TokenStorage =
  | 'session'
  | 'local'
  | 'memory'
  | { getItem(key: string): string | null; setItem(key: string, value: string): void };

/** Keeps a visitor's token for one API. Never throws: what cannot be kept lives as long as the page. */
export type TokenStore = { read(): HeldToken | undefined; write(held: HeldToken): void };

/** Makes a store. `onError` hears of a storage that refuses, as in a private window or a sandboxed frame. */
export function createTokenStore(
  base: string,
  storage: TokenStorage = 'session',
  onError: (error: unknown) => void = storage === 'session' ? () => {} : report,
): TokenStore {
  const key = `session-booking:${base}`;
  // Even reading the property throws where storage is forbidden, so each use asks for it anew.
  const place = () => {
    if (typeof storage === 'object') return storage;
    // Outside a page one process can serve many visitors, who must not share a token.
    if (storage === 'memory' || !scope.document) return undefined;
    return storage === 'local' ? localStorage : sessionStorage;
  };
  return {
    read() {
      try {
        return readHeld(place()?.getItem(key));
      } catch (error) {
        onError(error);
        return undefined;
      }
    },
    write(held) {
      try {
        place()?.setItem(key, JSON.stringify(held));
      } catch (error) {
        onError(error);
      }
    },
  };
}

/** Shows an error to whoever watches the page's errors: somebody asked for this storage, so its loss matters. */
function report(error: unknown): void {
  scope.reportError?.(error);
}

function readHeld(text: string | null | undefined): HeldToken | undefined {
  const kept: unknown = JSON.parse(text ?? 'null');
  return isHeldToken(kept) ? kept : undefined;
}

function isHeldToken(value: unknown): value is HeldToken {
  if (typeof value !== 'object' || value === null) return false;
  const { token, renewAt, endsAt }: Partial<Record<keyof HeldToken, unknown>> = value;
  return typeof token === 'string' && typeof renewAt === 'number' && typeof endsAt === 'number';
}
