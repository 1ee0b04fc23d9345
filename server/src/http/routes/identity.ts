import type { Grant } from '@session-booking/sdk/contract';
import type { Signed, Tokens } from '../../auth/tokens.ts';
import { jsonAnswer, type Answer } from '../../commands/answer.ts';
import type { Deps } from '../../commands/deps.ts';
import { firstVisit } from '../../commands/first-visit.ts';
import { getCoach } from '../../commands/list-coaches.ts';
import type { Actor } from '../../domain/actor.ts';
import { invalidField, Refusal } from '../../domain/refusal.ts';
import { toInstant } from '../../domain/wall-time.ts';
import type { Handlers } from '../route.ts';

/** Answers the routes that make tokens. */
export function identityHandlers(
  deps: Deps,
  tokens: Tokens,
): Pick<Handlers, 'getVisit' | 'createVisitor' | 'createDemoToken'> {
  return {
    async getVisit({ actor, query }) {
      const signed = await tokens.signVisitor(visitorOf(actor));
      return jsonAnswer(200, { ...grant(signed), ...(await firstVisit(deps, signed.subject, query)) });
    },
    async createVisitor({ actor }) {
      return granted(await tokens.signVisitor(visitorOf(actor)));
    },
    async createDemoToken({ body }) {
      const { role, subject, coachId } = body;
      if (role === 'coach' && !coachId)
        throw invalidField(['coachId'], 'missing', 'Say which coach the token is for.');
      if (coachId) await getCoach(deps, coachId);
      return granted(await tokens.signDemo({ role, subject, coachId }));
    },
  };
}

/** Gets the subject that a visitor keeps when he renews his token; undefined for a new one. */
function visitorOf(actor: Actor | null): string | undefined {
  if (!actor) return undefined;
  if (actor.kind === 'visitor' && !actor.sessionId) return actor.subject;
  throw new Refusal('forbidden', "Only a visitor's own token can be renewed here.");
}

function granted(signed: Signed): Answer {
  return jsonAnswer(201, grant(signed));
}

function grant({ token, subject, expiresAt }: Signed): Grant {
  return { token, subject, expiresAt: toInstant(expiresAt) };
}
