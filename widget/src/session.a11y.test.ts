import { expect } from '@open-wc/testing';
import type { Cancellation, Session } from '@session-booking/sdk/contract';
import type { SessionBooking } from './session-booking.ts';
import { FakeSessions } from './test/fake-sessions.ts';
import { mount, unmountAll } from './test/mount.ts';
import { refusal } from './test/problems.ts';
import { until } from './test/queries.ts';
import { inHours } from './test/session-page.ts';

const looks = [
  { colorScheme: 'light', lang: 'en' },
  { colorScheme: 'dark', lang: 'en' },
  { colorScheme: 'light', lang: 'ar', dir: 'rtl' },
  { colorScheme: 'dark', lang: 'de' },
] as const;

const cancellation: Cancellation = {
  type: null,
  reason: 'A cold',
  by: 'client',
  at: inHours(1),
  late: true,
  fee: { amount: 4500, currency: 'EUR' },
  refund: { requested: true, amount: { amount: 4500, currency: 'EUR' } },
};
const record: Partial<Session> = {
  status: 'completed',
  completedAt: inHours(-1),
  rating: 4,
  notes: 'Tired today',
  feedback: 'Brave steps',
  actionItems: ['Call Robin', 'Sleep'],
  clientFeedback: { rating: 5, feedback: 'Clear and kind', at: inHours(0) },
};

interface Pose {
  client: () => FakeSessions;
  /** Selectors, from the inside of the widget, that are pressed one after the other. */
  path?: string[][];
  /** What is there at the end. */
  ends: string;
}

const parts = (action: string) => ['booking-session-actions', `[part~="${action}"]`];

const poses: Record<string, Pose> = {
  scheduled: { client: () => new FakeSessions('client', inHours(30)), ends: 'booking-session-actions' },
  'to be started': { client: () => new FakeSessions('coach', inHours(1)), ends: 'booking-session-actions' },
  cancelling: {
    client: () => new FakeSessions('client', inHours(30)),
    path: [parts('cancel')],
    ends: 'booking-cancellation',
  },
  'cancelling without a reason': {
    client: () => new FakeSessions('client', inHours(20)),
    path: [parts('cancel'), ['booking-cancellation', '[type="submit"]']],
    ends: 'booking-cancellation',
  },
  completing: {
    client: () => new FakeSessions('coach', inHours(0), { status: 'in_progress' }),
    path: [parts('complete')],
    ends: 'booking-completion',
  },
  rating: {
    client: () => new FakeSessions('client', inHours(-2), { status: 'completed' }),
    path: [parts('feedback'), ['booking-feedback', '[type="submit"]']],
    ends: 'booking-feedback',
  },
  'no-show': {
    client: () => new FakeSessions('coach', inHours(-1)),
    path: [parts('no-show')],
    ends: 'booking-no-show',
  },
  moving: {
    client: () => new FakeSessions('client', inHours(30)),
    path: [parts('reschedule')],
    ends: 'booking-slot-list',
  },
  'a move to confirm': {
    client: () => new FakeSessions('client', inHours(30)),
    path: [parts('reschedule'), ['booking-slot-list', 'button.time']],
    ends: 'booking-move',
  },
  completed: { client: () => new FakeSessions('coach', inHours(-2), record), ends: 'booking-outcome' },
  cancelled: {
    client: () => new FakeSessions('client', inHours(2), { status: 'cancelled', cancellation }),
    ends: 'booking-outcome',
  },
  'not to be found': {
    client: () => {
      const client = new FakeSessions('client', inHours(30));
      client.refuseNext('get', refusal('not_found'));
      return client;
    },
    ends: 'booking-notice',
  },
};

describe('a session in <session-booking>, for everybody', () => {
  afterEach(unmountAll);

  for (const [name, pose] of Object.entries(poses)) {
    for (const look of looks) {
      it(`has nothing for axe to find: ${name}, ${look.colorScheme}, ${look.lang}`, async () => {
        const { page } = await struck(pose, look);
        await expect(page).to.be.accessible();
      });
    }

    for (const width of [320, 479, 760]) {
      it(`fits into ${width} pixels: ${name}`, async () => {
        const { page } = await struck(pose, { width });
        expect(page.scrollWidth).to.be.at.most(width);
      });
    }
  }
});

async function struck({ client, path = [], ends }: Pose, look: Parameters<typeof mount>[0]) {
  const fake = client();
  const attributes = { 'existing-session-id': fake.session.id };
  const { widget, page } = mount({ client: fake, attributes, ...look });
  for (const selectors of path) (await until(() => inner(widget, selectors))).click();
  const end = await until(() => inner(widget, [ends]));
  await until(() => end.shadowRoot?.querySelector('*'));
  await Promise.all(page.getAnimations({ subtree: true }).map((animation) => animation.finished));
  return { widget, page };
}

function inner(widget: SessionBooking, selectors: readonly string[]): HTMLElement | undefined {
  let at: HTMLElement | null = widget;
  for (const selector of selectors) at = at?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  return at ?? undefined;
}
