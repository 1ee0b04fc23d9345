import type { Session } from '@session-booking/sdk/contract';
import type { Connection } from './connection.ts';
import type { Followed } from './line-follower.ts';

interface Surroundings {
  readonly connection: () => Connection | null;
  /** Null while no session is to be followed. */
  readonly sessionId: () => string | null;
  readonly onSession: (session: Session) => void;
  /** Hears that the server will show it no more. */
  readonly onRefused: () => void;
}

/** Follows the session that is shown, so that what the other side does is seen here. */
export function followedSession({
  connection,
  sessionId,
  onSession,
  onRefused,
}: Surroundings): Followed<string> {
  return {
    connection,
    question: sessionId,
    open(line, id, guard) {
      const watch = line.watchSession(id, guard(onSession), { onError: guard(onRefused) });
      return () => {
        watch.close();
      };
    },
  };
}
