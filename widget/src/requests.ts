import type { AvailabilityController } from './controllers/availability-controller.ts';
import type { BookingController } from './controllers/booking-controller.ts';
import type { BookingStore } from './controllers/booking-store.ts';
import type { CalendarFileController } from './controllers/calendar-file-controller.ts';
import type { BookingRequest } from './elements/request-event.ts';
import type { LazyViews } from './lazy-views.ts';

/** Lists who can answer a request. */
export interface Answerers {
  readonly store: BookingStore;
  readonly availability: AvailabilityController;
  readonly booking: BookingController;
  readonly calendarFile: CalendarFileController;
  readonly views: LazyViews;
}

type Effect = Exclude<BookingRequest['type'], Parameters<BookingStore['dispatch']>[0]['type']>;

const effects: Readonly<Record<Effect, (to: Answerers) => void>> = {
  submit: ({ booking }) => void booking.submit(),
  prefetch: ({ availability }) => void availability.prefetch(),
  'save-calendar': ({ calendarFile }) => void calendarFile.save(),
  retry: ({ store, booking, views }) => {
    if (views.failure) views.retry();
    else if (store.state.submission.status === 'failed' && store.state.step === 'form') void booking.submit();
    else store.dispatch({ type: 'refresh' });
  },
};

/** Answers a request of an element: by a controller where it is work, else by a message to the state. */
export function answer(request: BookingRequest, to: Answerers): void {
  switch (request.type) {
    case 'submit':
    case 'prefetch':
    case 'save-calendar':
    case 'retry':
      effects[request.type](to);
      break;
    default:
      to.store.dispatch(request);
  }
}
