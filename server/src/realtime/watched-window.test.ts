import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SlotStatus } from '@session-booking/sdk/contract';
import { type View, viewOf } from './view.ts';
import { type Watch, WatchedWindow } from './watched-window.ts';

const [NINE, TEN] = ['2027-03-10T09:00:00Z', '2027-03-10T10:00:00Z'];
const MINUTE = 60_000;

const view = (revision: number, slots: Record<string, SlotStatus>) =>
  viewOf(
    revision,
    Object.entries(slots).map(([startsAt, status]) => ({ startsAt, endsAt: startsAt, status })),
  );

/** A window, its clock, and tabs of one person that all call their watch the same. */
function given() {
  const window = new WatchedWindow({ coachId: 'coach', from: '', to: '', durationMinutes: 60 });
  let now = 0;
  const tabs = new Set<Watch>();
  return {
    pass: (ms: number) => (now += ms),
    /** Shows everybody a view. */
    show: (next: View) => {
      window.setGeneral(next, now);
      for (const tab of tabs) window.show(tab, next);
    },
    /** Opens a tab, and gives what it is greeted with and how it goes away. */
    open: (sent: View, revision?: number) => {
      const frames: Record<string, unknown>[] = [];
      const send = (text: string) => void frames.push(JSON.parse(text) as Record<string, unknown>);
      window.setGeneral(sent, now);
      const tab: Watch = { id: 'w', subject: 'ada', send, sent, base: sent };
      window.join(tab, revision, now);
      tabs.add(tab);
      return {
        greeting: frames[0],
        leave: () => {
          tabs.delete(tab);
          window.leave(tab, now);
        },
      };
    },
  };
}

const watching = (revision: number, rest: Record<string, unknown>) => ({
  ...{ type: 'watching', id: 'w', revision },
  ...rest,
});

test('a tab that comes back is told what the clock changed, though another one has seen it', () => {
  const { show, open } = given();
  const [before, after] = [
    view(1, { [NINE]: 'available', [TEN]: 'available' }),
    view(1, { [TEN]: 'available' }),
  ];
  open(before).leave();
  show(after);
  open(after).leave();
  assert.deepEqual(open(after, 1).greeting, watching(1, { changed: [], removed: [NINE] }));
});

test('the same holds long after, when the revision has gone on outside the window', () => {
  const { show, open, pass } = given();
  const [before, after] = [view(1, { [NINE]: 'available' }), view(1, {})];
  open(before).leave();
  show(after);
  const other = open(after);
  show(view(2, {}));
  pass(60 * MINUTE);
  show(view(3, {}));
  other.leave();
  assert.deepEqual(open(view(3, {}), 1).greeting, watching(3, { changed: [], removed: [NINE] }));
});

test('when too much has happened to know what the clock changed, all is told', () => {
  const { show, open } = given();
  open(view(1, { [NINE]: 'available' })).leave();
  const other = open(view(1, {}));
  for (let revision = 2; revision < 150; revision += 1) show(view(revision, {}));
  other.leave();
  assert.deepEqual(open(view(150, {}), 1).greeting, watching(150, { slots: [] }));
});

test('a revision that was read twice is still known to look the same, however much has happened since', () => {
  const { show, open } = given();
  const slots = { [NINE]: 'available' } as const;
  const tab = open(view(1, slots));
  tab.leave();
  open(view(1, slots));
  for (let revision = 2; revision < 150; revision += 1) show(view(revision, slots));
  assert.deepEqual(open(view(150, slots), 1).greeting, watching(150, { changed: [] }));
});

test('a hold that ended by the clock and was made anew is told to who may have missed only that', () => {
  const { show, open } = given();
  const tab = open(view(1, { [NINE]: 'held', [TEN]: 'booked' }));
  show(view(1, { [NINE]: 'available', [TEN]: 'booked' }));
  tab.leave();
  const slots = [{ startsAt: NINE, endsAt: NINE, status: 'held' }];
  const { greeting } = open(view(2, { [NINE]: 'held', [TEN]: 'booked' }), 1);
  assert.deepEqual(greeting, watching(2, { changed: slots }));
});

test('who missed nothing is told nothing, however much has happened outside the window', () => {
  const { show, open } = given();
  const tab = open(view(1, { [NINE]: 'held' }));
  for (let revision = 2; revision < 150; revision += 1) show(view(revision, { [NINE]: 'held' }));
  tab.leave();
  assert.deepEqual(open(view(150, { [NINE]: 'held' }), 1).greeting, watching(150, { changed: [] }));
});

test('who was away for more than two minutes gets the whole list', () => {
  const { open, pass } = given();
  open(view(1, {})).leave();
  pass(2 * MINUTE);
  assert.deepEqual(open(view(1, {}), 1).greeting, watching(1, { slots: [] }));
});

test('who did not get the last frame before his line broke is told that, and no hold that he knew of', () => {
  const { show, open } = given();
  const tab = open(view(1, { [NINE]: 'held', [TEN]: 'available' }));
  const next = view(2, { [NINE]: 'held', [TEN]: 'booked' });
  show(next);
  tab.leave();
  const changed = [{ startsAt: TEN, endsAt: TEN, status: 'booked' }];
  assert.deepEqual(open(next, 1).greeting, watching(2, { changed }));
});
