import ky, { HTTPError } from 'ky';
import { type Answer, attempt, type Outgoing, type Send } from './attempt.ts';
import { retryAfterMs } from './retry-after.ts';

/** Longest wait that the server may ask for before a repeat; a longer one goes to the caller as an error. */
const MAX_WAIT_MS = 10_000;

/** Makes a `send` that repeats what may be repeated: lost, late and temporarily refused requests, with growing pauses. */
export function repeating(
  fetch: typeof globalThis.fetch,
  { timeoutMs, retries }: { timeoutMs: number; retries: number },
): Send {
  return async (request) => {
    let last: Answer | undefined;
    try {
      await ky(request.url, {
        method: request.method,
        signal: request.signal,
        // Ours reads the whole answer within the time and leaves aborts as they are; ky's ends with the headers.
        timeout: false,
        fetch: async () => {
          last = await attempt(fetch, request, timeoutMs);
          // Of the headers only what says how long to wait: ky takes other figures for that too, such as when a limit ends.
          const wait = last.headers.get('retry-after') ?? '';
          return new Response(null, { status: last.status, headers: { 'retry-after': wait } });
        },
        throwHttpErrors: () => last !== undefined && isTemporary(last),
        retry: {
          limit: retries,
          methods: ['get', 'post', 'put', 'patch', 'delete'],
          statusCodes: [409, 429, 502, 503, 504],
          afterStatusCodes: [409, 429, 503],
          backoffLimit: 4000,
          jitter: true,
          shouldRetry: ({ error }) => mayRepeat(request, error),
        },
      });
    } catch (error) {
      if (!(error instanceof HTTPError)) throw error;
    }
    return last as Answer;
  };
}

/** Tells what a later repeat may get past; a 409 only while the first request with the same key still runs. */
function isTemporary({ status, body }: Answer): boolean {
  if (status === 409) return body.includes('"request_in_progress"');
  return [429, 502, 503, 504].includes(status);
}

/** Tells whether a failed request may be repeated; undefined leaves the pause to ky, which heeds `Retry-After`. */
function mayRepeat(request: Outgoing, error: Error): boolean | undefined {
  if (!(error instanceof HTTPError)) return isSafeTwice(request);
  const { status, headers } = error.response;
  const waitMs = retryAfterMs(headers);
  // A limit that names no time does not pass by waiting.
  if (waitMs === undefined ? status === 429 : waitMs > MAX_WAIT_MS) return false;
  // 429 and 503 say that nothing was done; after anything else it may have been.
  return isSafeTwice(request) || (request.method !== 'POST' && (status === 429 || status === 503))
    ? undefined
    : false;
}

/** Tells whether sending it twice has the effect of sending it once: it only reads, or carries its key. */
function isSafeTwice({ method, headers }: Outgoing): boolean {
  return method === 'GET' || 'idempotency-key' in headers;
}
