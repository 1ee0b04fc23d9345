/** Bounds memory: a token with what it says takes about a kilobyte. */
const MAX_KNOWN = 5000;

/**
 * Remembers what tokens say once their signature was checked, so that a page's many requests are checked once. Only for
 * keys that never change while the server runs; what was not used for longest is forgotten first.
 */
export class KnownTokens<Said extends { readonly expiresAt: number }> {
  #known = new Map<string, Said>();

  /** Gives what a token says, unless it has ended by `now`, in epoch milliseconds. */
  recall(token: string, now: number): Said | undefined {
    const said = this.#known.get(token);
    if (!said) return undefined;
    this.#known.delete(token);
    if (now >= said.expiresAt) return undefined;
    this.#known.set(token, said);
    return said;
  }

  remember(token: string, said: Said): void {
    this.#known.set(token, said);
    if (this.#known.size <= MAX_KNOWN) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
