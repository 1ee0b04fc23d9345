import type { Grant } from './contract/identity.ts';
import type { Send } from './attempt.ts';
import type { Identity } from './identity.ts';
import type { ServerClock } from './server-clock.ts';
import type { HeldToken, TokenStore } from './token-store.ts';

/** How long a fresh token is trusted whatever the clocks say, and the pause after a renewal that failed. */
const MINUTE = 60_000;

/** Asks the server for a token; with a living one of the visitor's it stays the same visitor. */
export type Obtain = (send: Send, current: string | undefined) => Promise<Grant>;

/** Makes the identity of a visitor: a token of the server's, kept, and renewed from the middle of its life. */
export function visitorIdentity(store: TokenStore, clock: ServerClock, obtain: Obtain): Identity {
  let held: HeldToken | undefined;
  let renewal: Promise<HeldToken> | undefined;

  const keep = (grant: Grant): HeldToken => {
    // The server's end counted on its own clock, so that one set wrongly here ends no token early.
    const life = Math.max(Date.parse(grant.expiresAt) - clock.now(), MINUTE);
    held = { token: grant.token, renewAt: Date.now() + life / 2, endsAt: Date.now() + life };
    store.write(held);
    return held;
  };
  const current = () => {
    // The store first: another tab, or another widget on the page, may have renewed it.
    if (!held || Date.now() >= held.renewAt) held = store.read() ?? held;
    return held && Date.now() < held.endsAt ? held : undefined;
  };
  const renew = (send: Send, from: HeldToken | undefined) =>
    (renewal ??= obtain(send, from?.token)
      .then(keep)
      .finally(() => (renewal = undefined)));

  return {
    async token(send) {
      const living = current();
      if (living && Date.now() < living.renewAt) return living.token;
      try {
        return (await renew(send, living)).token;
      } catch (error) {
        if (!living || Date.now() >= living.endsAt) throw error;
        // Early renewal is a courtesy: the old one still works, so the call goes on and the next minute tries again.
        held = { ...living, renewAt: Date.now() + MINUTE };
        return living.token;
      }
    },
    async replace(refused, send) {
      const other = store.read() ?? held;
      if (other && other.token !== refused && Date.now() < other.endsAt) return (held = other).token;
      return (await renew(send, undefined)).token;
    },
    adopt(grant) {
      if (!current()) keep(grant);
    },
  };
}
