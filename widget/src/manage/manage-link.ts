/** Holds what a link leads to: one session, and the token that is good for it and nothing else. */
export interface ManageLink {
  readonly token: string;
  readonly sessionId: string;
}

/** Reads the token of an address, from its fragment, which no browser sends to any server; null when there is none. */
export function tokenIn(address: string): string | null {
  return new URLSearchParams(new URL(address).hash.slice(1)).get('token') || null;
}

/**
 * Reads which session a token is for; null when it is no token of a manage link. Whether it is genuine and still good,
 * only the server can tell.
 */
export function readLink(token: string): ManageLink | null {
  const [, payload = ''] = token.split('.');
  const claims = claimsIn(payload);
  const { sessionId } = claims ?? {};
  return typeof sessionId === 'string' && sessionId !== '' ? { token, sessionId } : null;
}

function claimsIn(payload: string): { sessionId?: unknown } | null {
  try {
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' ? claims : null;
  } catch {
    // Half a link, or none of ours: the page says so.
    return null;
  }
}
