import type { Tokens } from '../../auth/tokens.ts';
import type { Deps } from '../../commands/deps.ts';
import { holdSlot } from '../../commands/hold-slot.ts';
import { releaseHold } from '../../commands/release-hold.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handlers } from '../route.ts';

/** Answers the routes about holds. */
export function holdHandlers(
  deps: Deps,
  tokens: Tokens,
): Pick<Handlers, 'createHold' | 'releaseHold' | 'leaveHold'> {
  return {
    createHold: ({ actor, body, call }) => holdSlot(deps, actor, body, call),
    releaseHold: ({ actor, params, call }) => releaseHold(deps, actor, params.id, call),
    async leaveHold({ body, params, call }) {
      const { actor } = await tokens.verify(body.token);
      if (actor.sessionId !== null)
        throw new Refusal('forbidden', 'This link is good for one session only, not for this.');
      return releaseHold(deps, actor, params.id, call);
    },
  };
}
