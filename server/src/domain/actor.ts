import type { Role } from '@session-booking/sdk/contract';

/** Describes who is asking, as the token says it; nothing of it comes from a body. */
export type Actor = {
  /** Opaque name of the token's owner, unique within its issuer. */
  subject: string;
  role: Role;
  kind: 'visitor' | 'account' | 'demo';
  /** The coach this actor is, when his role is `coach`. */
  coachId: string | null;
  /** Set for a manage token, which is good for this one session only. */
  sessionId: string | null;
  name: string | null;
  email: string | null;
};
