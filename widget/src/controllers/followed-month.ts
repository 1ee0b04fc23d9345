import type { WatchQuestion } from '../state/booking-client.ts';
import { wantedWatch } from '../state/live-questions.ts';
import type { BookingStore } from './booking-store.ts';
import type { Connection } from './connection.ts';
import type { Followed } from './line-follower.ts';

/** Follows the month that is shown, so that what others book is seen here. */
export function followedMonth(
  store: BookingStore,
  connection: () => Connection | null,
): Followed<WatchQuestion> {
  return {
    connection,
    question: () => wantedWatch(store.state),
    open(line, question, guard) {
      const watch = line.watchAvailability(
        question,
        guard((view) => {
          store.dispatch({ type: 'live-arrived', view, now: Date.now() });
        }),
        {
          // What is refused for good is refused to a plain question too, and that one shows why.
          onError: guard(() => {
            store.dispatch({ type: 'refresh' });
          }),
        },
      );
      return () => {
        watch.close();
      };
    },
  };
}
