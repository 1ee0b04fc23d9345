import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { CalendarTail } from '../log/calendar-tail.ts';
import { alone } from '../log/fan-out.ts';
import { Hub } from './hub.ts';

const POLL_MS = 10;
const window = { coachId: 'coach', durationMinutes: 60 };
const march = { ...window, from: '2027-03-01', to: '2027-03-31' };
const april = { ...window, from: '2027-04-01', to: '2027-04-30' };
const slot = {
  startsAt: '2027-03-10T09:00:00Z',
  endsAt: '2027-03-10T10:00:00Z',
  status: 'available',
} as const;

/** A calendar that changes without a hint, beside a tail and a hub as the server puts them together. */
function given(context: TestContext) {
  let revision = 1;
  const changed: string[] = [];
  const onFault = (error: unknown) => {
    throw error;
  };
  const tail = new CalendarTail({
    readRevisions: () => Promise.resolve(new Map([['coach', revision]])),
    onChange(coachId) {
      changed.push(coachId);
      hub.calendarChanged(coachId);
    },
    onFault,
    pollMs: POLL_MS,
  });
  const hub = new Hub({
    readWindow() {
      const slots = revision === 1 ? [slot] : [];
      return Promise.resolve({ general: { revision, slots }, own: new Map(), validForMs: 60_000 });
    },
    follow: (coachId) => tail.follow(coachId),
    onFault,
    now: () => performance.now(),
  });
  tail.start(alone);
  context.after(async () => {
    hub.close();
    await tail.stop();
  });
  const poll = () => {
    context.mock.timers.tick(POLL_MS);
    return new Promise((resolve) => setImmediate(resolve));
  };
  return {
    changed,
    poll,
    change: () => (revision += 1),
    watch: async (name: typeof march, subject: string) => {
      const frames: string[] = [];
      const send = (frame: string) => void frames.push(frame);
      await hub.watch(name, { id: 'w', subject, send }, undefined);
      return frames;
    },
  };
}

test('who watches learns of a change whose hint was lost, though another window showed it before', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { watch, poll, change, changed } = given(context);
  const frames = await watch(march, 'ada');
  await poll();
  changed.length = 0;
  change();
  await watch(april, 'ben');
  await poll();
  assert.deepEqual(changed, ['coach'], 'sessions are looked for too');
  assert.match(frames.at(-1) ?? '', /"type":"availability".*"revision":2/);
  await poll();
  assert.deepEqual(changed, ['coach'], 'and once only');
});
