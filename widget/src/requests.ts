import type { BookingController } from './controllers/booking-controller.ts';
import type { BookingStore } from './controllers/booking-store.ts';
import type { CalendarFileController } from './controllers/calendar-file-controller.ts';
import type { FreshnessController } from './controllers/freshness-controller.ts';
import type { LiveAct } from './live-act.ts';
import type { BookingRequest } from './elements/request-event.ts';

/** Lists who can answer a request. */
export interface Answerers {
  readonly store: BookingStore;
  readonly booking: BookingController;
  readonly calendarFile: CalendarFileController;
  readonly freshness: FreshnessController;
  /** Null where nothing is live. */
  readonly live: LiveAct | null;
}

/** Answers a request of an element: by a controller where it is work, else by a message to the state. */
export function answer(
  request: Exclude<BookingRequest, { type: 'session' }>,
  { store, booking, calendarFile, freshness, live }: Answerers,
): void {
  switch (request.type) {
    case 'submit':
      void booking.submit();
      break;
    case 'save-calendar':
      void calendarFile.save();
      break;
    case 'prefetch':
      void freshness.prefetch();
      break;
    case 'renew-hold':
      live?.renewHold();
      break;
    case 'retry':
      if (store.state.submission.status === 'failed') void booking.submit();
      else store.dispatch({ type: 'refresh' });
      break;
    default:
      store.dispatch(request);
  }
}
