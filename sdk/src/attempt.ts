import type { RequestLabel } from './errors/booking-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';

/** Holds a request as it goes out; its name is for example `GET /api/visit`. */
export type Outgoing = RequestLabel & {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
};

/** Holds an answer that has arrived whole. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: string };

/** Sends a request and gives the answer, whatever its status. */
export type Send = (request: Outgoing) => Promise<Answer>;

/**
 * Sends a request once and reads the whole answer. Rejects with a NetworkError, a TimeoutError, or the reason of the
 * request's signal. Does not rely on `fetch` to heed a signal, since the caller may have brought his own.
 */
export function attempt(
  fetch: typeof globalThis.fetch,
  request: Outgoing,
  timeoutMs: number,
): Promise<Answer> {
  const { url, method, headers, body, signal } = request;
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const giveUp = (reason: Error) => {
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => giveUp(signal?.reason as Error);
    if (signal?.aborted) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => giveUp(new TimeoutError(request, timeoutMs)), timeoutMs);
    readWhole(fetch, url, { method, headers, body, signal: controller.signal })
      .then(resolve, (error: unknown) => reject(new NetworkError(request, error)))
      .finally(() => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      });
  });
}

async function readWhole(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: await response.text() };
}
