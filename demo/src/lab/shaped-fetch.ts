import { pause } from '../pause.ts';
import type { Line } from './line.ts';

/** Makes a `fetch` that goes over a line: slow where the line is, and failed where it is cut. */
export function fetchOver(line: Line): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const { cutSignal } = line;
    const path = new URL(input instanceof Request ? input.url : input, location.href).pathname;
    const { method = 'GET', body, signal } = init;
    const request = { method, path, body: typeof body === 'string' ? body : '' };
    line.note({ kind: 'request', request, at: performance.now() });
    const ends = AbortSignal.any(signal ? [signal, cutSignal] : [cutSignal]);
    try {
      await pause(line.shape.delayMs, ends);
      const response = await fetch(input, { ...init, signal: ends });
      await pause(line.shape.delayMs, ends);
      const revision = /^(?:W\/)?"(\d+)-/.exec(response.headers.get('etag') ?? '');
      if (revision && path.endsWith('/availability')) line.revision = Number(revision[1]);
      line.note({ kind: 'answer', request, isRefused: !response.ok, at: performance.now() });
      return response;
    } catch (error) {
      // What a browser says of a network that is not there.
      if (cutSignal.aborted && !signal?.aborted) throw new TypeError('Failed to fetch', { cause: error });
      throw error;
    }
  };
}
