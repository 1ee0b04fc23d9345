import type { Answer, Send } from './attempt.ts';

/**
 * Makes a `send` that keeps the last `size` answers with an ETag, so that an unchanged one need not be sent again. A 304
 * gives what was known when it was asked for: what is kept may be another answer by then, or none.
 */
export function remembering(send: Send, size = 12): Send {
  const kept = new Map<string, Answer>();
  const keep = (key: string, answer: Answer) => {
    kept.delete(key);
    kept.set(key, answer);
    // The one not asked for longest makes room.
    for (const oldest of kept.keys()) if (kept.size > size) kept.delete(oldest);
  };
  return async (request) => {
    // With the token, because what one person sees is not what another sees.
    const key = `${request.headers.authorization} ${request.url}`;
    const known = kept.get(key);
    const etag = known?.headers.get('etag');
    const answer = await send(
      etag ? { ...request, headers: { ...request.headers, 'if-none-match': etag } } : request,
    );
    if (known && answer.status === 304) {
      keep(key, kept.get(key) ?? known);
      return { ...known, headers: answer.headers };
    }
    if (answer.status === 200 && answer.headers.has('etag')) keep(key, answer);
    return answer;
  };
}
