import type { Session } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { relationTo } from '../domain/session.ts';
import { readChangedSessions } from '../store/realtime-reads.ts';
import { findSession } from '../store/sessions.ts';
import type { Deps } from './deps.ts';
import { hasLinkEnded, type KnownSession } from './known-session.ts';
import { presentSession } from './present-session.ts';

/** Somebody to show sessions to, and the address he reaches the server at. */
export type Onlooker = { actor: Actor; baseUrl: string };

/** Reads as the server itself, which may see every session; what each onlooker sees is decided below. */
const SERVER: Actor = {
  ...{ subject: 'server', role: 'admin', kind: 'account', coachId: null, sessionId: null },
  ...{ name: null, email: null },
};

/**
 * Shows the sessions of a coach that changed after a revision to their participants among the onlookers, each as he may
 * see it; gives the revision read up to. Reads nothing about sessions without a participant there.
 */
export async function showChangedSessions<Each extends Onlooker>(
  deps: Deps,
  coachId: string,
  after: number,
  onlookers: readonly Each[],
  show: (onlooker: Each, session: Session) => void,
): Promise<number> {
  const { revision, sessionIds } = await readChangedSessions(deps.reads, coachId, after);
  for (const sessionId of sessionIds) {
    const found = await findSession(deps.reads, deps.clock, SERVER, sessionId);
    if (!found) continue;
    for (const onlooker of onlookers) {
      if (!takesPart(onlooker.actor, found)) continue;
      const viewing = { now: found.now, actor: onlooker.actor, baseUrl: onlooker.baseUrl };
      show(onlooker, await presentSession(found.session, viewing, deps));
    }
  }
  return revision;
}

function takesPart(actor: Actor, { now, session }: KnownSession): boolean {
  if (hasLinkEnded(actor, { now, session })) return false;
  const relation = relationTo(session, actor);
  return relation === 'client' || relation === 'coach';
}
