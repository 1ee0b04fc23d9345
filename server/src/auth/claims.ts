import { id, role, subject } from '@session-booking/sdk/contract';
import * as z from 'zod/mini';
import type { Actor } from '../domain/actor.ts';

/** Accepts the claims of a token, beside those that jose checks. Claims of other names are the issuer's own. */
export const claims = z.object({
  sub: subject,
  /** Seconds since the epoch. */
  exp: z.number(),
  role,
  /** Which coach the bearer is; needed with the role `coach`. */
  coachId: z.optional(id),
  name: z.optional(z.string().check(z.maxLength(255))),
  email: z.optional(z.string().check(z.maxLength(254))),
  /** Set by this server only, for tokens it makes itself. */
  kind: z.optional(z.enum(['visitor', 'demo', 'manage'])),
  /** With kind `manage`: the one session it is good for. */
  sessionId: z.optional(id),
});

/** Holds the claims of a token. */
export type Claims = z.output<typeof claims>;

/** Makes the actor that claims speak for; null where they contradict each other. */
export function actorFrom({ sub, role, coachId, name, email, kind, sessionId }: Claims): Actor | null {
  if (role === 'coach' && !coachId) return null;
  if ((kind === 'manage') !== (sessionId !== undefined)) return null;
  if ((kind === 'manage' || kind === 'visitor') && role !== 'client') return null;
  return {
    subject: sub,
    role,
    kind: kind === 'manage' ? 'visitor' : (kind ?? 'account'),
    coachId: role === 'coach' ? (coachId ?? null) : null,
    sessionId: sessionId ?? null,
    name: name ?? null,
    email: email ?? null,
  };
}
