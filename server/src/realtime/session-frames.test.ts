import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Audience, type Member } from './audience.ts';
import { SessionFrames } from './session-frames.ts';

const COACH = 'coach-1';

/** The log of one calendar, and who follows it. */
function given() {
  let revision = 0;
  const followed = new Set<string>();
  const readings: { after: number; members: number }[] = [];
  const faults: unknown[] = [];
  let isAway = false;
  const audience = new Audience((coachId) => {
    followed.add(coachId);
    return () => {
      followed.delete(coachId);
      frames.forget(coachId);
    };
  });
  const answer = () =>
    isAway ? Promise.reject(new Error('The database is away.')) : Promise.resolve(revision);
  const frames: SessionFrames = new SessionFrames({
    audience,
    readRevision: () => answer(),
    showChanged(_, after, members) {
      readings.push({ after, members: members.length });
      return answer();
    },
    onFault: (error) => void faults.push(error),
  });
  return {
    ...{ audience, frames, followed, readings, faults },
    setAway: (away: boolean) => (isAway = away),
    /** Changes the calendar without a word. */
    moveOn: () => (revision += 1),
    change: () => {
      revision += 1;
      frames.calendarChanged(COACH);
    },
  };
}

function aMember(subject = 'ada'): Member {
  const actor = { subject, role: 'client', kind: 'account', coachId: null, sessionId: null } as const;
  return { actor: { ...actor, name: null, email: null }, baseUrl: '', send: () => undefined };
}

test('a socket that has gone before its calendars were found is not followed', async () => {
  const { audience, frames, followed, readings, change } = given();
  const gone = aMember();
  audience.admit(gone);
  audience.dismiss(gone);
  await frames.follow(gone, COACH);
  change();
  assert.equal(followed.size, 0);
  assert.deepEqual(readings, []);
});

test('what changes is read from where the first follower came, for all who follow', async () => {
  const { audience, frames, readings, change } = given();
  for (const member of [aMember(), aMember()]) {
    audience.admit(member);
    await frames.follow(member, COACH);
  }
  change();
  assert.deepEqual(readings, [{ after: 0, members: 2 }]);
});

test('who comes back is not shown what changed while nobody was there', async () => {
  const { audience, frames, readings, change } = given();
  const [before, after] = [aMember(), aMember()];
  audience.admit(before);
  await frames.follow(before, COACH);
  audience.dismiss(before);
  change();
  change();
  audience.admit(after);
  await frames.follow(after, COACH);
  change();
  assert.deepEqual(readings, [{ after: 2, members: 1 }]);
});

test('a reading that ends after the last has gone does not tell where the next begins', async () => {
  const { audience, frames, readings, change, moveOn } = given();
  const [before, after] = [aMember(), aMember()];
  audience.admit(before);
  await frames.follow(before, COACH);
  change();
  audience.dismiss(before);
  moveOn();
  audience.admit(after);
  await frames.follow(after, COACH);
  await settled();
  change();
  assert.deepEqual(
    readings.map((reading) => reading.after),
    [0, 2],
  );
});

test('a change that could not be read is read once that is possible again', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { audience, frames, readings, faults, change, setAway } = given();
  const member = aMember();
  audience.admit(member);
  await frames.follow(member, COACH);
  setAway(true);
  change();
  await settled();
  setAway(false);
  context.mock.timers.tick(500);
  await settled();
  assert.deepEqual([readings.map(({ after }) => after), faults.length], [[0, 0], 1]);
  context.mock.timers.tick(10_000);
  await settled();
  assert.equal(readings.length, 2, 'and then no more');
});

test('a calendar whose revision could not be read is followed from when it can', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { audience, frames, readings, change, setAway } = given();
  const member = aMember();
  audience.admit(member);
  setAway(true);
  await frames.follow(member, COACH);
  setAway(false);
  context.mock.timers.tick(500);
  await settled();
  change();
  await settled();
  assert.deepEqual(readings, [{ after: 0, members: 1 }]);
});

test('who got a session is shown it, also where its calendar was read past it before the news of him came', async () => {
  const { audience, frames, readings, change } = given();
  const [before, joined] = [aMember(), aMember('ben')];
  audience.admit(before);
  audience.admit(joined);
  await frames.follow(before, COACH);
  change();
  await settled();
  readings.length = 0;
  frames.joined({ subject: 'ben', coachId: COACH, revision: 1 });
  await settled();
  assert.deepEqual(readings, [{ after: 0, members: 1 }]);
  change();
  await settled();
  assert.deepEqual(readings.at(-1), { after: 1, members: 2 });
});

test('who got a session is shown it once, where the news of him comes first', async () => {
  const { audience, frames, readings, change } = given();
  audience.admit(aMember());
  frames.joined({ subject: 'ada', coachId: COACH, revision: 1 });
  await settled();
  assert.deepEqual(readings, []);
  change();
  await settled();
  assert.deepEqual(readings, [{ after: 0, members: 1 }]);
});

/** Lets everything happen that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
