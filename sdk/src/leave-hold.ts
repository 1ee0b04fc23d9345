import type { Access } from './access.ts';
import { addressOf } from './address.ts';
import type { Send } from './attempt.ts';
import { scope } from './scope.ts';

/**
 * Makes the call by which a page that is being left gives back its hold. It cannot wait for an answer, and a beacon
 * carries no headers, so the token goes in the body; a hold that is not given back ends by itself.
 */
export function leavingHolds({ base, identity, fetch }: Access, send: Send): (holdId: string) => void {
  return (holdId) => {
    const url = addressOf(base, '/api/holds/{id}/release', { id: holdId });
    const say = async () => {
      const body = JSON.stringify({ token: await identity.token(send) });
      if (!scope.navigator?.sendBeacon?.(url, body)) {
        await fetch(url, { method: 'POST', body, keepalive: true });
      }
    };
    // Nobody is there any more to hear that it failed.
    say().catch(() => undefined);
  };
}
