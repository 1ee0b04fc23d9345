import { AvailabilityController } from './controllers/availability-controller.ts';
import { BookingStore } from './controllers/booking-store.ts';
import { CalendarFileController } from './controllers/calendar-file-controller.ts';
import { withPictureOf } from './controllers/connection.ts';
import { failureFrom } from './controllers/failure-from.ts';
import { followedSession } from './controllers/followed-session.ts';
import { LineFollower } from './controllers/line-follower.ts';
import { MoveController } from './controllers/move-controller.ts';
import { QuoteController } from './controllers/quote-controller.ts';
import { SessionChangeController, type Change } from './controllers/session-change-controller.ts';
import { SessionClock } from './controllers/session-clock.ts';
import { SessionController } from './controllers/session-controller.ts';
import { SessionStore } from './controllers/session-store.ts';
import { tellLoadFailed } from './failure-notice.ts';
import { apiAddress } from './page-defaults.ts';
import type { Host, Stage } from './stage.ts';
import {
  SessionCancelledEvent,
  SessionCompletedEvent,
  SessionRescheduledEvent,
  SessionStartedEvent,
} from './session-events.ts';
import { leaveFullMonth, type SessionAnswerers } from './session-requests.ts';
import type { SessionState } from './state/session-state.ts';
import { choices } from './state/transition-choices.ts';
import { submissions } from './state/transition-submission.ts';

const events: Partial<
  Record<Change, typeof SessionStartedEvent | typeof SessionCompletedEvent | typeof SessionCancelledEvent>
> = {
  start: SessionStartedEvent,
  complete: SessionCompletedEvent,
  cancel: SessionCancelledEvent,
  noShow: SessionCancelledEvent,
};

const becoming = {
  scheduled: undefined,
  in_progress: SessionStartedEvent,
  completed: SessionCompletedEvent,
  cancelled: SessionCancelledEvent,
} as const;

/** Brings together all that reads, changes and times one session of a widget, and tells the page what was done. */
export function gatherCrew(host: Host, stage: Stage): SessionAnswerers {
  const connection = stage.line;
  const store = new SessionStore(Date.now(), () => host.requestUpdate());
  const times = new BookingStore(host, Date.now(), stage.store.state.timeZone);
  times.learn({ ...choices, ...submissions });
  const sessions = new SessionController(host, {
    store,
    connection,
    sessionId: () => host.existingSessionId?.trim() || null,
    hint: () => host.sessionStatus,
    onFailed: (failure, error) => tellLoadFailed(host, failure, error),
    fitting: (coach) => (host.client ? coach : withPictureOf(apiAddress(host.apiUrl), coach)),
  });
  const around = { store, connection, onOutdated: () => sessions.look() };
  follow(host, stage, store, sessions);
  const quotes = new QuoteController(host, around);
  const onDue = () => {
    sessions.look();
    quotes.renew();
  };
  new SessionClock(host, { store, now: () => sessions.now(), onDue });
  new AvailabilityController(host, {
    store: times,
    connection: () => (store.state.panel === 'reschedule' ? connection() : null),
    onLoaded: ({ nextAvailable }) => leaveFullMonth({ store, times, shown: stage.store }, nextAvailable),
    onFailed: (error, isStillAsked) => {
      const failure = failureFrom(error, Date.now());
      if (isStillAsked()) times.dispatch({ type: 'load-failed', failure });
    },
  });
  return {
    store,
    times,
    sessions,
    quotes,
    shown: stage.store,
    calendarFile: new CalendarFileController(host, store, connection),
    ...whoChanges(host, { ...around, times }),
  };
}

type Around = Pick<SessionAnswerers, 'store' | 'times'> & {
  connection: Stage['line'];
  onOutdated: () => void;
};

function whoChanges(host: Host, around: Around): Pick<SessionAnswerers, 'changes' | 'moves'> {
  return {
    changes: new SessionChangeController({
      ...around,
      page: () => host.sessionActions,
      onChanged: (change, session) => {
        const Event = events[change];
        if (Event) host.dispatchEvent(new Event(session));
      },
    }),
    moves: new MoveController({
      ...around,
      onMoved: (session, { startsAt, endsAt }) =>
        host.dispatchEvent(new SessionRescheduledEvent(session, { startsAt, endsAt })),
    }),
  };
}

/** Follows the session where the widget is live. */
function follow(host: Host, stage: Stage, store: SessionStore, sessions: SessionController): void {
  new LineFollower(
    host,
    followedSession({
      connection: () => (stage.store.state.wish.features.liveUpdates ? stage.line() : null),
      // What was never read is not followed: who may not see it hears so by the question.
      sessionId: () => store.state.session?.id ?? null,
      onSession: (session) => {
        const before = store.state;
        store.dispatch({ type: 'session-arrived', session, now: sessions.now() });
        tellOthersDoing(host, before, store.state);
      },
      onRefused: () => sessions.look(),
    }),
  );
}

/** Tells the page what somebody else did; what was done here is told with its answer. */
function tellOthersDoing(host: Host, before: SessionState, { session }: SessionState): void {
  const was = before.session;
  if (!session || !was || was.id !== session.id || before.work.status === 'working') return;
  const { startsAt, endsAt } = was;
  if (startsAt !== session.startsAt) {
    host.dispatchEvent(new SessionRescheduledEvent(session, { startsAt, endsAt }));
  }
  const Event = was.status === session.status ? undefined : becoming[session.status];
  if (Event) host.dispatchEvent(new Event(session));
}
