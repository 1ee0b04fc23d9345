import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { type TestContext, test } from 'node:test';
import { Hub, type WindowReading } from './hub.ts';
import type { WindowName } from './watched-window.ts';

const march = { from: '2027-03-01', to: '2027-03-31', durationMinutes: 60 };
const slot = {
  startsAt: '2027-03-10T09:00:00Z',
  endsAt: '2027-03-10T10:00:00Z',
  status: 'available',
} as const;

/** A hub whose readings come when a test lets them, as of when they were asked for; windows of nobody are refused. */
function given(context: TestContext) {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const readings: (() => void)[] = [];
  const followed = new Set<string>();
  let revision = 1;
  const hub = new Hub({
    async readWindow({ coachId }): Promise<WindowReading> {
      if (coachId === 'nobody') throw new Error('not_found');
      const general = { revision, slots: revision === 1 ? [slot] : [] };
      await new Promise<void>((resolve) => void readings.push(resolve));
      return { general, own: new Map(), validForMs: 60_000 };
    },
    follow(coachId) {
      followed.add(coachId);
      return () => followed.delete(coachId);
    },
    onFault: (error) => assert.fail(String(error)),
    now: () => performance.now(),
  });
  context.after(() => {
    hub.close();
  });
  return {
    followed,
    /** Lets one of the readings that are under way come, the oldest unless another is named. */
    read: async (index = 0) => {
      readings.splice(index, 1)[0]?.();
      await turn();
    },
    /** Changes Ada's calendar, which is heard of while it is followed. */
    change: async () => {
      revision += 1;
      if (followed.has('ada')) hub.calendarChanged('ada');
      await turn();
    },
    /** Begins a watch; gives the frames it gets. */
    watch: (coachId: string, subject: string) => {
      const frames: { type: string; revision: number }[] = [];
      const name: WindowName = { coachId, ...march };
      const send = (text: string) => void frames.push(JSON.parse(text) as (typeof frames)[number]);
      const begun = hub.watch(name, { id: 'w', subject, send }, undefined);
      return { frames, begun };
    },
  };
}

const revisionsOf = (frames: readonly { revision: number }[]) => frames.map(({ revision }) => revision);

test('the first who watches hears of changes though another was refused, and windows were swept, while he read', async (context) => {
  const { read, change, watch } = given(context);
  const { frames, begun } = watch('ada', 'ben');
  await assert.rejects(watch('nobody', 'cleo').begun);
  context.mock.timers.tick(30_000);
  await read();
  await begun;
  await change();
  await read();
  assert.deepEqual(revisionsOf(frames), [1, 2]);
});

test('the first who watches is shown what changed while he read', async (context) => {
  const { read, change, watch } = given(context);
  const { frames, begun } = watch('ada', 'ben');
  await change();
  await read();
  await begun;
  await read();
  assert.deepEqual(revisionsOf(frames), [1, 2]);
});

test('so is who comes later, though the others have been shown it before his reading came', async (context) => {
  const { read, change, watch } = given(context);
  const first = watch('ada', 'ben');
  await read();
  await first.begun;
  const late = watch('ada', 'cleo');
  await change();
  await read(1);
  await read();
  await late.begun;
  await read();
  assert.deepEqual(revisionsOf(first.frames), [1, 2]);
  assert.deepEqual(revisionsOf(late.frames), [1, 2]);
});

test('a window that was refused to all who came is not followed any longer', async (context) => {
  const { followed, watch } = given(context);
  await assert.rejects(watch('nobody', 'ben').begun);
  assert.equal(followed.size, 0);
});
