import { expect } from '@open-wc/testing';
import type { Session } from '@session-booking/sdk/contract';
import { createElement, createRef, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { SessionBooking } from '../session-booking.ts';
import { freezeClock, releaseClock } from '../test/clock.ts';
import { FakeClient } from '../test/fake-client.ts';
import { ines } from '../test/fixtures.ts';
import { press, reachForm, timesShown } from '../test/journey.ts';
import { findByRole, until } from '../test/queries.ts';
import { RealtimeSessionBooking, SessionBookingForm, UnifiedSessionBooking } from './index.ts';

const roots: { root: Root; page: HTMLElement }[] = [];

/** Renders into a page of its own, and gives what renders there anew. */
function render(element: ReactElement): { page: HTMLElement; again: (element: ReactElement) => void } {
  freezeClock();
  const page = document.createElement('main');
  page.lang = 'en';
  document.body.append(page);
  const root = createRoot(page);
  root.render(element);
  roots.push({ root, page });
  return {
    page,
    again: (next) => {
      root.render(next);
    },
  };
}

const widgetIn = (page: HTMLElement) => until(() => page.querySelector('session-booking') ?? undefined);

describe('the React components', () => {
  afterEach(() => {
    for (const { root, page } of roots.splice(0)) {
      root.unmount();
      page.remove();
    }
    releaseClock();
  });

  it('take props in camel case, and tell what happens by on… props', async () => {
    const heard: string[] = [];
    const { page } = render(
      createElement(UnifiedSessionBooking, {
        coachId: ines.id,
        client: new FakeClient(),
        timeZone: 'Europe/Madrid',
        durationMinutes: 90,
        clientName: 'Ada',
        onSlotSelected: ({ detail }) => heard.push(detail.startsAt),
        onSessionBooked: ({ detail }) => heard.push(detail.session.title),
        onSuccess: ({ status }: Session) => heard.push(status),
      }),
    );
    const widget = await widgetIn(page);
    await reachForm(widget);
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    expect(heard).to.deep.equal(['2026-12-07T08:30:00Z', 'Deep dive', 'scheduled']);
  });

  it('take a prop back', async () => {
    const ref = createRef<SessionBooking>();
    const props = { coachId: ines.id, client: new FakeClient(), timeZone: 'Europe/Madrid', ref };
    const { page, again } = render(createElement(UnifiedSessionBooking, { ...props, durationMinutes: 90 }));
    const widget = await widgetIn(page);
    await timesShown(widget);
    expect(ref.current).to.equal(widget);
    again(createElement(UnifiedSessionBooking, props));
    await findByRole(widget, 'radio', /^First talk/);
    await timesShown(widget);
  });

  it('keep the old names for the variants', async () => {
    for (const [component, variant] of [
      [SessionBookingForm, 'basic'],
      [RealtimeSessionBooking, 'realtime'],
    ] as const) {
      const { page } = render(createElement(component, { coachId: ines.id, client: new FakeClient() }));
      const widget = await widgetIn(page);
      expect(widget.variant).to.equal(variant);
      await timesShown(widget);
    }
  });
});
