import type { Session } from '@session-booking/sdk/contract';
import { monthOf, type PlainMonth } from './calendar/plain-date.ts';
import { dateIn } from './calendar/time-zone.ts';
import type { BookingStore } from './controllers/booking-store.ts';
import type { CalendarFileController } from './controllers/calendar-file-controller.ts';
import type { MoveController } from './controllers/move-controller.ts';
import type { QuoteController } from './controllers/quote-controller.ts';
import type { SessionChangeController } from './controllers/session-change-controller.ts';
import type { SessionController } from './controllers/session-controller.ts';
import type { SessionStore } from './controllers/session-store.ts';
import type { BookingRequest } from './elements/request-event.ts';
import type { SessionAsk } from './elements/session-ask.ts';
import { noWish, type BookingState } from './state/booking-state.ts';
import { monthBounds, shownDay, shownMonth } from './state/select.ts';

/** Lists who can answer a request where a session is shown. */
export interface SessionAnswerers {
  readonly store: SessionStore;
  /** Holds the other times while one is chosen. */
  readonly times: BookingStore;
  /** Holds the zone that is shown. */
  readonly shown: BookingStore;
  readonly sessions: SessionController;
  readonly quotes: QuoteController;
  readonly changes: SessionChangeController;
  readonly moves: MoveController;
  readonly calendarFile: CalendarFileController;
}

/** Answers a request of an element of the session, or of the calendar in which another time is chosen. */
export function answerInSession(request: BookingRequest, by: SessionAnswerers): void {
  switch (request.type) {
    case 'session':
      answerAsk(request.ask, by);
      break;
    case 'save-calendar':
      void by.calendarFile.save();
      break;
    case 'retry':
      retry(by);
      break;
    case 'choose-zone':
      by.shown.dispatch(request);
      by.times.dispatch(request);
      break;
    case 'submit':
    case 'prefetch':
    case 'renew-hold':
      break;
    default:
      by.times.dispatch(request);
  }
}

function answerAsk(ask: SessionAsk, by: SessionAnswerers): void {
  switch (ask.type) {
    case 'perform':
      void by.changes.perform(ask.change);
      break;
    case 'move':
      void by.moves.submit();
      break;
    case 'renew-quote':
      by.quotes.renew();
      break;
    case 'open-panel':
      if (ask.panel === 'reschedule') lookForTimes(by);
      by.store.dispatch(ask);
      break;
    default:
      by.store.dispatch(ask);
  }
}

/** Does again what failed last. */
function retry({ store, times, sessions, changes, moves }: SessionAnswerers): void {
  const { work, panel } = store.state;
  if (panel === 'reschedule') {
    if (times.state.submission.status === 'failed' && times.state.slot) void moves.submit();
    else times.dispatch({ type: 'refresh' });
  } else if (work.status === 'failed' && work.action !== 'reschedule') {
    void changes.perform(work.action);
  } else {
    sessions.look();
  }
}

type TimeSeekers = Pick<SessionAnswerers, 'store' | 'times' | 'shown'>;

/** Begins to look for another time in the month of the session. */
function lookForTimes(by: TimeSeekers): void {
  lookAnywhere(by);
  const { session } = by.store.state;
  if (session) by.times.dispatch({ type: 'show-month', month: monthOfSession(session, by.times.state) });
}

/** Begins to look for another time with the same coach, of the same length. */
function lookAnywhere({ store, times, shown }: TimeSeekers): void {
  const { session, coach, now } = store.state;
  if (!session) return;
  const { timeZone } = shown.state;
  const isKnownType = coach?.sessionTypes.some((type) => type.id === session.sessionTypeId) === true;
  const wish = {
    ...noWish,
    coachId: session.coachId,
    durationMinutes: session.durationMinutes,
    sessionType: isKnownType ? session.sessionTypeId : null,
  };
  // A move still under way is of a session that was here before, and nobody waits for its answer any more.
  times.dispatch({ type: 'form-refused', errors: {} });
  times.dispatch({ type: 'reset' });
  times.dispatch({ type: 'wished', wish, timeZone });
  if (coach) times.dispatch({ type: 'coaches-arrived', coaches: [coach], availability: null, now });
}

/** Leads on to the next free time, before the session if none comes later, when its own month has none. */
export function leaveFullMonth(by: TimeSeekers, nextAvailable: string | null): void {
  const { session } = by.store.state;
  const { state } = by.times;
  const month = shownMonth(state);
  if (!session || shownDay(state) !== null || month !== monthOfSession(session, state)) return;
  if (nextAvailable !== null) by.times.dispatch({ type: 'show-moment', startsAt: nextAvailable });
  else if (month !== monthBounds(state).first) lookAnywhere(by);
}

function monthOfSession({ startsAt }: Session, { timeZone }: BookingState): PlainMonth {
  return monthOf(dateIn(timeZone, Date.parse(startsAt)));
}
