import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { closeCodes } from '@session-booking/sdk/contract';
import { call } from './call.ts';
import { addCoach } from './coaches.ts';
import { bookSession } from './sessions.ts';
import { connectSocket, type TestSocket } from './socket.ts';
import { onEachEngine, SECRET, type TestServer } from './test-server.ts';
import { aClient, signToken, theCoach } from './tokens.ts';

const DAY = { from: '2027-03-10', to: '2027-03-10', durationMinutes: 60 };
const NINE = '2027-03-10T09:00:00Z';
const NOW = '2027-03-01T12:00:00Z';

async function given(server: TestServer) {
  server.clock.freeze(NOW);
  const coachId = await addCoach(server);
  return { coachId, token: await aClient(), other: await aClient() };
}

async function fresh(server: TestServer, token: string, coachId: string) {
  const query = { ...DAY, durationMinutes: '60', include: 'all' };
  const { answer } = await call(server.url, 'listAvailability', { token, params: { id: coachId }, query });
  assert.ok(answer);
  return { revision: answer.revision, slots: answer.slots };
}

const book = (server: TestServer, token: string, coachId: string, scheduledAt = NINE) =>
  call(server.url, 'bookSession', {
    token,
    body: { title: 'Talk', coachId, scheduledAt, durationMinutes: 60 },
  });

async function watching(socket: TestSocket, coachId: string, revision?: number) {
  socket.send({ type: 'watch', id: 'w', coachId, ...DAY, ...(revision !== undefined && { revision }) });
  return socket.next('watching');
}

onEachEngine('live updates', (server) => {
  test('shows a watcher what a fresh answer shows, then only what changed', async () => {
    const { coachId, token, other } = await given(server());
    await using socket = await connectSocket(server().url, token);
    const first = await watching(socket, coachId);
    assert.deepEqual({ revision: first.revision, slots: first.slots }, await fresh(server(), token, coachId));
    assert.equal((await book(server(), other, coachId)).status, 201);
    const frame = await socket.next('availability');
    assert.equal(frame.previous, first.revision);
    assert.ok(frame.slots.every(({ status }) => status === 'booked'));
    const now = await fresh(server(), token, coachId);
    assert.equal(frame.revision, now.revision);
    assert.deepEqual(socket.slots('w'), now.slots);
    assert.doesNotMatch(JSON.stringify(frame), /client-|Ada|ada@/, 'nobody learns who booked');
  });

  test('shows a hold to its owner as his, to others as held, and its end at its second', async () => {
    const { coachId, token, other } = await given(server());
    await using mine = await connectSocket(server().url, token);
    await using theirs = await connectSocket(server().url, other);
    await watching(mine, coachId);
    await watching(theirs, coachId);
    const body = { coachId, scheduledAt: NINE, durationMinutes: 60 };
    const { answer } = await call(server().url, 'createHold', { token, body });
    assert.ok(answer);
    await Promise.all([mine.next('availability'), theirs.next('availability')]);
    assert.equal(mine.slots('w')?.find(({ startsAt }) => startsAt === NINE)?.status, 'held_by_you');
    assert.equal(theirs.slots('w')?.find(({ startsAt }) => startsAt === NINE)?.status, 'held');
    server().clock.freeze('2027-03-01T12:05:00Z');
    // The clock of a test jumps; the sweep notices within its second.
    await Promise.all([mine.next('availability'), theirs.next('availability')]);
    for (const [socket, who] of [
      [mine, token],
      [theirs, other],
    ] as const) {
      assert.deepEqual(socket.slots('w'), (await fresh(server(), who, coachId)).slots);
    }
  });

  test('carries on from a known revision with only what was missed, once', async () => {
    const { coachId, token, other } = await given(server());
    const before = await connectSocket(server().url, token);
    const { revision } = await watching(before, coachId);
    await before.close();
    assert.equal((await book(server(), other, coachId)).status, 201);
    await using after = await connectSocket(server().url, token);
    const resumed = await watching(after, coachId, revision);
    assert.equal(resumed.slots, undefined);
    assert.deepEqual(
      resumed.changed?.map(({ startsAt, status }) => [startsAt, status]),
      [
        ['2027-03-10T08:30:00Z', 'booked'],
        [NINE, 'booked'],
        ['2027-03-10T09:30:00Z', 'booked'],
      ],
    );
    await after.close();
    await using lost = await connectSocket(server().url, token);
    assert.ok((await watching(lost, coachId, 9_999)).slots, 'a revision nobody knows gets the whole list');
  });

  test('folds changes outside the window into the next frame', async () => {
    const { coachId, token, other } = await given(server());
    await using socket = await connectSocket(server().url, token);
    const first = await watching(socket, coachId);
    assert.equal((await book(server(), other, coachId, '2027-03-20T09:00:00Z')).status, 201);
    assert.equal((await book(server(), other, coachId)).status, 201);
    const frame = await socket.next('availability');
    assert.deepEqual([frame.previous, frame.revision], [first.revision, first.revision + 2]);
  });

  test('sends a session to both sides, each as he may see it, and to nobody else', async () => {
    const { coachId, token, other } = await given(server());
    const { answer: booked } = await book(server(), token, coachId);
    assert.ok(booked);
    const coach = await theCoach(coachId);
    await using client = await connectSocket(server().url, token);
    await using coachSide = await connectSocket(server().url, coach);
    await using stranger = await connectSocket(server().url, other);
    await watching(stranger, coachId);
    await Promise.all([watching(client, coachId), watching(coachSide, coachId)]);
    server().clock.freeze(NINE);
    const params = { id: booked.id };
    await call(server().url, 'startSession', { token: coach, params, body: {} });
    await call(server().url, 'completeSession', {
      token: coach,
      params,
      body: { notes: 'Private', rating: 5 },
    });
    const seen = await client.until('session', ({ session }) => session.status === 'completed');
    assert.deepEqual([seen.session.notes, seen.session.rating], [null, 5]);
    const own = await coachSide.until('session', ({ session }) => session.status === 'completed');
    assert.equal(own.session.notes, 'Private');
    assert.equal(stranger.received.filter(({ type }) => type === 'session').length, 0);
  });

  test('sends a client in each of his tabs what he books with a coach he never watched, and what becomes of it', async () => {
    const { coachId, token, other } = await given(server());
    await using here = await connectSocket(server().url, token);
    await using there = await connectSocket(server().url, token);
    await using stranger = await connectSocket(server().url, other);
    const { answer: booked } = await book(server(), token, coachId);
    assert.ok(booked);
    const params = { id: booked.id };
    const body = { scheduledAt: '2027-03-10T11:00:00Z' };
    for (const socket of [here, there]) {
      await socket.until('session', ({ session }) => session.id === booked.id && session.startsAt === NINE);
    }
    await call(server().url, 'rescheduleSession', { token: await theCoach(coachId), params, body });
    for (const socket of [here, there]) {
      await socket.until('session', ({ session }) => session.startsAt === body.scheduledAt);
    }
    assert.deepEqual(
      stranger.received.map(({ type }) => type),
      ['welcome'],
    );
  });

  test('closes with the documented code: no token, a bad one, an old one, junk before hello, floods, a sixth socket', async () => {
    const { token } = await given(server());
    const { url } = server();
    const expired = await signToken({ sub: 'x', role: 'client', exp: Math.floor(Date.now() / 1000) - 10 });
    const forged = await signToken({ sub: 'x', role: 'admin' }, SECRET.replace('a', 'b'));
    for (const bad of ['', 'not a token', expired, forged]) {
      const socket = await connectSocket(url);
      socket.send({ type: 'hello', token: bad, protocol: 1 });
      assert.equal(await socket.closed, closeCodes.unauthorized);
    }
    const junk = await connectSocket(url);
    junk.sendText('{"type":"watch"');
    assert.equal(await junk.closed, closeCodes.unauthorized);
    const flooding = await connectSocket(url, token);
    for (let i = 0; i < 40; i += 1) flooding.send({ type: 'ping' });
    assert.equal(await flooding.closed, closeCodes.limited);
    const large = await connectSocket(url, token);
    large.sendText('x'.repeat(17 * 1024));
    assert.equal(await large.closed, closeCodes.tooBig);
    const inAddress = await connectSocket(`${url}?token=${token}`, undefined, '/api/realtime?token=x');
    assert.equal(await inAddress.closed, closeCodes.unauthorized);
    const five = await Promise.all(Array.from({ length: 5 }, () => connectSocket(url, token)));
    const sixth = await connectSocket(url);
    sixth.send({ type: 'hello', token, protocol: 1 });
    assert.equal(await sixth.closed, closeCodes.limited);
    await Promise.all(five.map((socket) => socket.close()));
  });

  test('answers a frame it cannot take with a problem, and goes on', async () => {
    const { coachId, token } = await given(server());
    await using socket = await connectSocket(server().url, token);
    socket.sendText('{"type":"dance"}');
    const unknown = await socket.next('problem');
    assert.equal(unknown.code, 'validation_failed');
    assert.match(unknown.detail, /^`type`: Give one of "hello", .*"watch"/);
    socket.sendText(JSON.stringify({ type: 'watch', id: 'x', coachId, ...DAY, from: 'tomorrow' }));
    const wrong = await socket.next('problem');
    assert.deepEqual([wrong.id, wrong.detail], ['x', '`from`: Write a date as YYYY-MM-DD.']);
    socket.sendText('watch!');
    assert.equal((await socket.next('problem')).detail, 'Give a JSON object.');
    socket.send({ type: 'watch', id: 'x', coachId: '00000000-0000-4000-8000-00000000dead', ...DAY });
    const missing = await socket.next('problem');
    assert.deepEqual([missing.code, missing.id], ['not_found', 'x']);
    assert.ok((await watching(socket, coachId)).slots);
  });

  test('shows a link only the coach of its session, and nothing once it has ended', async () => {
    const { coachId: elsewhere } = await given(server());
    const { id, coachId, session } = await bookSession(server());
    const claims = { sub: session.clientId, role: 'client', kind: 'manage', sessionId: id };
    await using socket = await connectSocket(server().url, await signToken(claims));
    assert.ok((await watching(socket, coachId)).slots);
    socket.send({ type: 'watch', id: 'elsewhere', coachId: elsewhere, ...DAY });
    const refused = await socket.next('problem');
    assert.deepEqual([refused.code, refused.id], ['not_found', 'elsewhere']);
    server().clock.freeze(Date.parse(session.endsAt) + 86_400_000);
    socket.send({ type: 'watch', id: 'late', coachId, ...DAY });
    const late = await socket.next('problem');
    assert.deepEqual([late.code, late.id], ['token_expired', 'late']);
  });

  test('ends with its token, and lives on with a renewed one of the same subject', async () => {
    const { token } = await given(server());
    const soon = { sub: 'short-lived', role: 'client', exp: Math.ceil(Date.now() / 1000) + 2 };
    const ending = await connectSocket(server().url, await signToken(soon));
    const renewed = await connectSocket(server().url, await signToken(soon));
    renewed.send({ type: 'renew', token: await signToken({ ...soon, exp: soon.exp + 3600 }) });
    await renewed.next('renewed');
    assert.equal(await ending.closed, closeCodes.unauthorized);
    renewed.send({ type: 'ping', at: 7 });
    assert.equal((await renewed.next('pong')).at, 7);
    renewed.send({ type: 'renew', token });
    assert.equal(await renewed.closed, closeCodes.unauthorized, 'of another subject');
  });

  test('ends with a renewal that allows something else, of the same subject too', async () => {
    const coachId = await addCoach(server());
    const sub = `many-sided-${coachId}`;
    const sides = {
      client: await signToken({ sub, role: 'client' }),
      coach: await signToken({ sub, role: 'coach', coachId }),
      anotherCoach: await signToken({ sub, role: 'coach', coachId: randomUUID() }),
      admin: await signToken({ sub, role: 'admin' }),
      link: await signToken({ sub, role: 'client', kind: 'manage', sessionId: randomUUID() }),
    };
    for (const [before, renewal] of [
      ['coach', 'client'],
      ['coach', 'anotherCoach'],
      ['admin', 'client'],
      ['client', 'link'],
      ['link', 'client'],
    ] as const) {
      const socket = await connectSocket(server().url, sides[before]);
      socket.send({ type: 'renew', token: sides[renewal] });
      assert.equal(await socket.closed, closeCodes.unauthorized, `${before}, then ${renewal}`);
    }
  });
});

onEachEngine(
  'live updates for listed pages only',
  (server) => {
    test('refuses sockets of pages that are not on the list', async () => {
      const foreign = await connectSocket(server().url, undefined, undefined, {
        Origin: 'https://evil.example',
      });
      assert.equal(await foreign.closed, closeCodes.forbidden);
      const listed = await connectSocket(server().url, await aClient(), undefined, {
        Origin: 'https://coach.example',
      });
      await listed.close();
    });
  },
  { env: { ALLOWED_ORIGINS: 'https://coach.example' } },
);
