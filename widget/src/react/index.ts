import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { defineElement } from '../elements/define-element.ts';
import type { AvailabilityLoadedEvent } from '../events.ts';
import type {
  BookingFailedEvent,
  BookingSubmittedEvent,
  LoadFailedEvent,
  SessionBookedEvent,
  SlotSelectedEvent,
} from '../later-events.ts';
import type { ConnectionChangedEvent, SlotHeldEvent } from '../live-events.ts';
import { SessionBooking } from '../session-booking.ts';
import type {
  SessionCancelledEvent,
  SessionCompletedEvent,
  SessionRescheduledEvent,
  SessionStartedEvent,
} from '../session-events.ts';
import type { Variant } from '../variants.ts';

// Where a page is rendered on a server there is no registry; the browser registers it when it takes over.
if ('customElements' in globalThis) defineElement('session-booking', SessionBooking);

/** Is `<session-booking>` as a React component: its properties as props, its events as `on…` props. */
export const UnifiedSessionBooking = createComponent({
  react: React,
  tagName: 'session-booking',
  elementClass: SessionBooking,
  displayName: 'UnifiedSessionBooking',
  events: {
    onSlotSelected: 'slot-selected' as EventName<SlotSelectedEvent>,
    onSlotHeld: 'slot-held' as EventName<SlotHeldEvent>,
    onBookingSubmitted: 'booking-submitted' as EventName<BookingSubmittedEvent>,
    onSessionBooked: 'session-booked' as EventName<SessionBookedEvent>,
    onBookingFailed: 'booking-failed' as EventName<BookingFailedEvent>,
    onSessionStarted: 'session-started' as EventName<SessionStartedEvent>,
    onSessionCompleted: 'session-completed' as EventName<SessionCompletedEvent>,
    onSessionCancelled: 'session-cancelled' as EventName<SessionCancelledEvent>,
    onSessionRescheduled: 'session-rescheduled' as EventName<SessionRescheduledEvent>,
    onLoadFailed: 'load-failed' as EventName<LoadFailedEvent>,
    onAvailabilityLoaded: 'availability-loaded' as EventName<AvailabilityLoadedEvent>,
    onConnectionChanged: 'connection-changed' as EventName<ConnectionChangedEvent>,
  },
});

/** Lists the props of `UnifiedSessionBooking`. */
export type UnifiedSessionBookingProps = React.ComponentProps<typeof UnifiedSessionBooking>;

type VariantProps = Omit<UnifiedSessionBookingProps, 'variant' | 'ref'>;

function ofVariant(variant: Variant, displayName: string) {
  const component = React.forwardRef<SessionBooking, VariantProps>((props, ref) =>
    React.createElement(UnifiedSessionBooking, { ...props, variant, ref }),
  );
  component.displayName = displayName;
  return component;
}

/** Is the old name of the variant `basic`. */
export const SessionBookingForm = ofVariant('basic', 'SessionBookingForm');

/** Is the old name of the variant `enhanced`. */
export const EnhancedSessionBooking = ofVariant('enhanced', 'EnhancedSessionBooking');

/** Is the old name of the variant `realtime`. */
export const RealtimeSessionBooking = ofVariant('realtime', 'RealtimeSessionBooking');
