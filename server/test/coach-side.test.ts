import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodyOf, Coach, routes, Schedule } from '@session-booking/sdk/contract';
import { call, type Received } from './call.ts';
import { aSchedule } from './given.ts';
import { bookSession } from './sessions.ts';
import { onEachEngine, type TestServer } from './test-server.ts';
import { aClient, anAdmin, theCoach } from './tokens.ts';

type Wish = BodyOf<typeof routes.createCoach>;

const euro = (amount: number) => ({ amount, currency: 'EUR' });
const wish: Wish = {
  name: 'Dr. Núria Ferrer',
  headline: 'Careers',
  bio: 'Twenty years in the field.',
  languages: ['es', 'en'],
  sessionTypes: [
    { title: 'First talk', durationMinutes: 30 },
    { title: 'Coaching', durationMinutes: 60, price: euro(9000), description: 'Weekly' },
  ],
  policy: { freeCancellationHours: 48, lateFeePercent: 30 },
  schedule: aSchedule({ timeZone: 'Europe/Madrid', horizonDays: 400 }),
};

async function create(
  server: TestServer,
  changes: Partial<Wish> = {},
): Promise<{ coach: Coach; admin: string; token: string }> {
  server.clock.freeze('2027-03-01T08:00:00Z');
  const admin = await anAdmin();
  const { answer, text } = await call(server.url, 'createCoach', {
    token: admin,
    body: { ...wish, ...changes },
  });
  assert.ok(answer, text);
  return { coach: answer, admin, token: await theCoach(answer.id) };
}

async function eventsOf(server: TestServer, coachId: string) {
  const { answer } = await call(server.url, 'listEvents', { token: await anAdmin(), query: { coachId } });
  return answer?.items ?? [];
}

onEachEngine('the coach side', (server) => {
  test('makes a coach who can be found and booked at once, under his own policy and prices', async () => {
    const { coach } = await create(server());
    assert.equal(coach.timeZone, 'Europe/Madrid');
    assert.deepEqual(
      coach.sessionTypes.map(({ title, price }) => [title, price]),
      [
        ['First talk', null],
        ['Coaching', euro(9000)],
      ],
    );
    const token = await aClient();
    assert.deepEqual(
      (await call(server().url, 'getCoach', { token, params: { id: coach.id } })).answer,
      coach,
    );
    const body = { title: 'x', scheduledAt: '2027-03-08T10:00:00', durationMinutes: 60, coachId: coach.id };
    const { answer } = await call(server().url, 'bookSession', { token, body });
    assert.deepEqual(answer?.price, euro(9000));
    assert.deepEqual(answer.policy, { freeUntil: '2027-03-06T09:00:00Z', lateFeePercent: 30 });
    const [created] = await eventsOf(server(), coach.id);
    assert.deepEqual([created?.type, created?.revision, created?.actor.role], ['coach.created', 1, 'admin']);
  });

  test('makes one coach for one key, and says where he is', async () => {
    const admin = await anAdmin();
    const asked = { token: admin, body: wish, headers: { 'Idempotency-Key': `coach-${Math.random()}` } };
    const answers = await Promise.all([1, 2, 3].map(() => call(server().url, 'createCoach', asked)));
    const again = await call(server().url, 'createCoach', asked);
    const ids = new Set([...answers, again].flatMap(({ answer }) => (answer ? [answer.id] : [])));
    assert.equal(ids.size, 1);
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    assert.equal(again.headers.get('Location'), `/api/coaches/${[...ids][0] ?? ''}`);
  });

  test('lists every coach page by page, whatever script his name is in', async () => {
    const name = (beginning: string) => beginning + '語'.repeat(120 - beginning.length);
    for (const beginning of ['一', '二', '三']) await create(server(), { name: name(beginning) });
    const token = await aClient();
    const whole = await call(server().url, 'listCoaches', { token });
    const seen: Coach[] = [];
    let query: Record<string, string> | null = { limit: '1' };
    while (query) {
      const page: Received<'listCoaches'> = await call(server().url, 'listCoaches', { token, query });
      assert.equal(page.answer?.items.length, 1, page.text);
      seen.push(...page.answer.items);
      const { nextCursor } = page.answer;
      query = nextCursor === null ? null : { limit: '1', cursor: nextCursor };
    }
    assert.ok(seen.length >= 3);
    assert.deepEqual(seen, whole.answer?.items);
  });

  test('refuses a page of coaches that no page led to', async () => {
    const token = await aClient();
    for (const [field, value] of [
      ['cursor', 'elsewhere'],
      ['limit', '0'],
      ['limit', '101'],
    ] as const) {
      const { problem } = await call(server().url, 'listCoaches', { token, query: { [field]: value } });
      assert.deepEqual([problem?.code, problem?.issues?.[0]?.path], ['validation_failed', [field]]);
    }
  });

  test('changes what is given and leaves the rest', async () => {
    const { coach, token } = await create(server());
    const params = { id: coach.id };
    const { answer } = await call(server().url, 'changeCoach', {
      token,
      params,
      body: { headline: 'Leadership' },
    });
    assert.deepEqual(answer, { ...coach, headline: 'Leadership' });
    const same = await call(server().url, 'changeCoach', { token, params, body: { headline: 'Leadership' } });
    assert.deepEqual(same.answer, answer);
    await call(server().url, 'changeCoach', { token, params, body: {} });
    const events = await eventsOf(server(), coach.id);
    assert.deepEqual(
      events.map(({ type, data }) => [type, data['profile']]),
      [
        ['coach.created', undefined],
        ['coach.changed', ['headline']],
      ],
    );
  });

  test('keeps, changes, adds and withdraws session types, and takes one back', async () => {
    const { coach, token } = await create(server());
    const params = { id: coach.id };
    const [talk, coaching] = coach.sessionTypes;
    assert.ok(talk && coaching);
    const change = (sessionTypes: Wish['sessionTypes']) =>
      call(server().url, 'changeCoach', { token, params, body: { sessionTypes } });
    const { answer } = await change([
      { title: 'Intensive', durationMinutes: 120, price: euro(20_000) },
      { id: coaching.id, title: 'Coaching', durationMinutes: 60, price: euro(9500) },
    ]);
    assert.deepEqual(
      answer?.sessionTypes.map(({ title, price }) => [title, price?.amount]),
      [
        ['Intensive', 20_000],
        ['Coaching', 9500],
      ],
    );
    assert.equal(answer.sessionTypes[1]?.id, coaching.id);
    const body = { title: 'x', scheduledAt: '2027-03-08T10:00:00', durationMinutes: 30, coachId: coach.id };
    const { problem } = await call(server().url, 'bookSession', { token: await aClient(), body });
    assert.equal(problem?.code, 'validation_failed');
    const back = await change([{ id: talk.id, title: 'First talk', durationMinutes: 30 }]);
    assert.deepEqual(
      back.answer?.sessionTypes.map(({ id }) => id),
      [talk.id],
    );
    const stranger = await create(server());
    for (const sessionTypes of [
      [{ id: stranger.coach.sessionTypes[0]?.id, title: 'x', durationMinutes: 30 }],
      [talk, talk].map(({ id }) => ({ id, title: 'x', durationMinutes: 30 })),
    ]) {
      const { problem: refused } = await change(sessionTypes);
      assert.equal(refused?.code, 'validation_failed');
      assert.deepEqual(refused.issues?.[0]?.path.slice(0, 1), ['sessionTypes']);
    }
    const seen = await call(server().url, 'getCoach', { token, params });
    assert.deepEqual(seen.answer?.sessionTypes, back.answer.sessionTypes);
  });

  test('keeps the price that a session was booked at', async () => {
    const { coach, token } = await create(server());
    const { client, id } = await bookSession(server(), { coachId: coach.id, start: '2027-03-10T12:00:00Z' });
    const sessionTypes = coach.sessionTypes.map(({ id, title, durationMinutes }) => ({
      id,
      title,
      durationMinutes,
      price: euro(1),
    }));
    await call(server().url, 'changeCoach', { token, params: { id: coach.id }, body: { sessionTypes } });
    const { answer } = await call(server().url, 'getSession', { token: client, params: { id } });
    assert.deepEqual(answer?.price, euro(9000));
  });

  test('replaces a schedule without touching booked sessions, and names those now outside', async () => {
    const { coach, token } = await create(server());
    const params = { id: coach.id };
    const inside = await bookSession(server(), {
      coachId: coach.id,
      start: '2027-03-10T10:00:00Z',
      bookedAt: '2027-03-01T08:00:00Z',
    });
    const outside = await bookSession(server(), {
      coachId: coach.id,
      start: '2027-03-11T10:00:00Z',
      bookedAt: '2027-03-01T08:00:00Z',
    });
    const across = await bookSession(server(), {
      coachId: coach.id,
      start: '2027-03-17T12:30:00Z',
      bookedAt: '2027-03-01T08:00:00Z',
    });
    const cancelled = await bookSession(server(), {
      coachId: coach.id,
      start: '2027-03-12T10:00:00Z',
      bookedAt: '2027-03-01T08:00:00Z',
    });
    await call(server().url, 'cancelSession', {
      token: cancelled.client,
      params: { id: cancelled.id },
      body: { reason: 'x' },
    });
    const body: Schedule = {
      ...wish.schedule,
      weekly: [{ day: 3, start: '09:00', end: '14:00' }],
      stepMinutes: 45,
    };
    const { answer, headers } = await call(server().url, 'replaceSchedule', { token, params, body });
    const { outside: left, ...now } = answer ?? assert.fail();
    assert.deepEqual(now, { ...body, version: 2 });
    assert.equal(headers.get('ETag'), '"2"');
    assert.deepEqual(
      left?.map(({ sessionId }) => sessionId),
      [outside.id, across.id],
    );
    for (const { id, client, session } of [inside, outside, across]) {
      const seen = await call(server().url, 'getSession', { token: client, params: { id } });
      assert.deepEqual([seen.answer?.startsAt, seen.answer?.version], [session.startsAt, 1]);
    }
    const taken = {
      title: 'x',
      scheduledAt: inside.session.startsAt,
      durationMinutes: 60,
      coachId: coach.id,
    };
    const { problem } = await call(server().url, 'bookSession', {
      token: await anAdmin(),
      body: { ...taken, scheduledAt: '2027-03-10T09:30:00Z' },
    });
    assert.equal(problem?.code, 'slot_taken');
    const changed = (await eventsOf(server(), coach.id)).at(-1);
    assert.equal(changed?.type, 'schedule.changed');
    assert.deepEqual(changed.data['changes'], {
      weekly: { from: wish.schedule.weekly, to: body.weekly },
      stepMinutes: { from: 30, to: 45 },
    });
  });

  test('is replaced only as it was read, when the caller says what he has read', async () => {
    const { coach, token, admin } = await create(server());
    const params = { id: coach.id };
    const read = await call(server().url, 'getSchedule', { token, params });
    const body: Schedule = { ...wish.schedule, stepMinutes: 15 };
    const put = (caller: string, ifMatch: string, schedule: Schedule) =>
      call(server().url, 'replaceSchedule', {
        token: caller,
        params,
        body: schedule,
        headers: { 'If-Match': ifMatch },
      });
    const etag = read.headers.get('ETag') ?? '';
    const answers = await Promise.all([
      put(token, etag, body),
      put(admin, etag, { ...body, stepMinutes: 20 }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
    const now = await call(server().url, 'getSchedule', {
      token,
      params,
      headers: { 'If-None-Match': etag },
    });
    assert.equal(now.answer?.version, 2);
    const same = await put(token, '"2"', now.answer);
    assert.equal(same.answer?.version, 2);
    assert.equal((await eventsOf(server(), coach.id)).length, 2);
  });

  test('raises the revision by one for every event, and only then', async () => {
    const { coach, token } = await create(server());
    const params = { id: coach.id };
    const body = { bio: 'New', schedule: { ...wish.schedule, minNoticeMinutes: 60 } };
    await call(server().url, 'changeCoach', { token, params, body });
    const events = await eventsOf(server(), coach.id);
    assert.deepEqual(
      events.map(({ type, revision }) => [type, revision]),
      [
        ['coach.created', 1],
        ['coach.changed', 2],
        ['schedule.changed', 3],
      ],
    );
    const query = { from: '2027-03-08', to: '2027-03-08', durationMinutes: '60' };
    const { answer } = await call(server().url, 'listAvailability', { token, params, query });
    assert.equal(answer?.revision, 3);
  });
});
