import type { Answer } from './attempt.ts';

/** Keeps the last answers of some addresses, so that an unchanged one need not be sent again. */
export type EtagCache = {
  /** Gives the ETag of the kept answer to this question, asked with this token. */
  etagFor(url: string, token: string): string | undefined;
  /** Keeps an answer that has an ETag, and gives the kept one in place of a 304. */
  settle(url: string, token: string, answer: Answer): Answer;
};

/** Makes a cache of `size` answers; the one not asked for longest makes room. */
export function createEtagCache(size = 12): EtagCache {
  const kept = new Map<string, Answer>();
  // With the token, because what one person sees is not what another sees.
  const keyOf = (url: string, token: string) => `${token} ${url}`;
  return {
    etagFor: (url, token) => kept.get(keyOf(url, token))?.headers.get('etag') ?? undefined,
    settle(url, token, answer) {
      const key = keyOf(url, token);
      const fresh = answer.status === 304 ? kept.get(key) : answer;
      if (!fresh) return answer;
      kept.delete(key);
      if (fresh.status === 200 && fresh.headers.has('etag')) kept.set(key, fresh);
      for (const oldest of kept.keys()) if (kept.size > size) kept.delete(oldest);
      return fresh;
    },
  };
}
