import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { BookingSettings } from './access.ts';
import { createBookingClient } from './client.ts';
import { isProblem } from './errors/guards.ts';
import { aCoach, aGrant, anAvailability, aSession, aVisit, COACH_ID, refusal } from './test/answers.ts';
import { startScriptedServer } from './test/scripted-server.ts';
import { openBooking } from './visit.ts';

const server = await startScriptedServer();
beforeEach(() => server.reset());

const COACH = `GET /api/coaches/${COACH_ID}`;
const BOOK = 'POST /api/sessions/book';
const VISITOR = 'POST /api/auth/visitor';
const visitorOf = (settings: Partial<BookingSettings> = {}) =>
  createBookingClient({ apiUrl: server.url, ...settings });
const bearersOf = (route: string) => server.to(route).map(({ headers }) => headers.authorization);
const booking = {
  title: 'Check-in',
  scheduledAt: '2027-01-15T09:00:00',
  durationMinutes: 60,
  coachId: COACH_ID,
};

describe('a visitor', () => {
  it('gets a token with the first call that needs one', async () => {
    server.on(VISITOR, { status: 201, json: aGrant('a') });
    server.on(COACH, { json: aCoach() });
    const client = visitorOf();
    await Promise.all([client.coaches.get(COACH_ID), client.coaches.get(COACH_ID)]);
    assert.deepEqual(server.to(VISITOR)[0]?.body, {});
    assert.equal(server.to(VISITOR).length, 1);
    assert.deepEqual(bearersOf(COACH), ['Bearer a', 'Bearer a']);
  });

  it('is who the first view made him, in one request without headers of its own', async () => {
    server.on('GET /api/visit', { json: aVisit('a') });
    server.on(COACH, { json: aCoach() });
    const client = visitorOf();
    const { coaches, availability } = await client.visit({ durationMinutes: 60, coachId: COACH_ID });
    assert.deepEqual([coaches, availability], [[aCoach()], anAvailability()]);
    await client.coaches.get(COACH_ID);

    const [visit] = server.to('GET /api/visit');
    assert.equal(visit?.url, `/api/visit?coachId=${COACH_ID}&durationMinutes=60`);
    const own = ['authorization', 'content-type', 'x-request-id', 'idempotency-key'];
    assert.deepEqual(
      own.filter((name) => name in visit.headers),
      [],
    );
    assert.deepEqual(bearersOf(COACH), ['Bearer a']);
    assert.equal(server.to(VISITOR).length, 0);
  });

  it('stays the same from the opening of a page to its client', async () => {
    server.on('GET /api/visit', { json: aVisit('a') });
    server.on(COACH, { json: aCoach() });
    const opening = openBooking({ apiUrl: server.url });
    await opening.visit({});
    await createBookingClient(opening).coaches.get(COACH_ID);
    assert.deepEqual(bearersOf(COACH), ['Bearer a']);
  });

  it('takes a first view that the page has sent for already', async () => {
    const early = Promise.resolve(Response.json(aVisit('early')));
    const opening = openBooking({ apiUrl: server.url, fetch: () => early });
    assert.equal((await opening.visit({})).token, 'early');
    assert.equal(server.to('GET /api/visit').length, 0);
  });

  it('books with the same key when his token ends on the way', async () => {
    for (const code of ['token_expired', 'unauthorized'] as const) {
      server.reset();
      server.on(VISITOR, { status: 201, json: aGrant('a') }, { status: 201, json: aGrant('b') });
      server.on(BOOK, refusal(code), { status: 201, json: aSession() });
      await visitorOf().sessions.book(booking);
      assert.deepEqual(bearersOf(BOOK), ['Bearer a', 'Bearer b']);
      const keys = server.to(BOOK).map(({ headers }) => headers['idempotency-key']);
      assert.equal(new Set(keys).size, 1);
      // A refused token would only be refused again.
      assert.deepEqual(bearersOf(VISITOR), [undefined, undefined]);
    }
  });

  it('gives up when the new token is refused too', async () => {
    server.on(VISITOR, { status: 201, json: aGrant('a') }, { status: 201, json: aGrant('b') });
    server.on(COACH, refusal('token_expired'));
    await assert.rejects(visitorOf().coaches.get(COACH_ID), (error) => isProblem(error, 'token_expired'));
    assert.equal(server.to(COACH).length, 2);
  });

  it('hears why he gets no token', async () => {
    server.on(VISITOR, refusal('forbidden'));
    await assert.rejects(visitorOf().coaches.get(COACH_ID), (error) => isProblem(error, 'forbidden'));
    assert.equal(server.to(COACH).length, 0);
  });

  it('can leave one call without harm to another that waits for the same token', async () => {
    let give: (() => void) | undefined;
    const controller = new AbortController();
    const client = visitorOf({
      fetch: async (url) => {
        if (!(url as string).endsWith('/api/auth/visitor')) return Response.json(aCoach());
        await new Promise<void>((resolve) => (give = resolve));
        return Response.json(aGrant('a'), { status: 201 });
      },
    });
    const left = client.coaches.get(COACH_ID, { signal: controller.signal });
    const stayed = client.coaches.get(COACH_ID);
    controller.abort(new Error('Left.'));
    await assert.rejects(left, /Left/);
    give?.();
    assert.equal((await stayed).id, COACH_ID);
  });
});

describe('somebody who is signed in', () => {
  it('is asked for his token at each call, and again when it has ended', async () => {
    let count = 0;
    server.on(COACH, { json: aCoach() }, refusal('token_expired'), { json: aCoach() });
    const client = visitorOf({ token: () => Promise.resolve(`token-${++count}`) });
    await client.coaches.get(COACH_ID);
    await client.coaches.get(COACH_ID);
    assert.deepEqual(bearersOf(COACH), ['Bearer token-1', 'Bearer token-2', 'Bearer token-3']);
  });

  it('hears that the one token he has is refused', async () => {
    server.on(COACH, refusal('token_expired'));
    await assert.rejects(visitorOf({ token: 'only' }).coaches.get(COACH_ID), (error) =>
      isProblem(error, 'token_expired'),
    );
    assert.equal(server.to(COACH).length, 1);
  });

  it('stays himself after a first view', async () => {
    server.on('GET /api/visit', { json: aVisit('a') });
    server.on(COACH, { json: aCoach() });
    const client = visitorOf({ token: 'mine' });
    await client.visit({});
    await client.coaches.get(COACH_ID);
    assert.deepEqual(bearersOf(COACH), ['Bearer mine']);
  });

  it('hears of a token that is none before anything is sent', async () => {
    for (const token of ['', 'two words', 'line\nbreak'])
      await assert.rejects(
        visitorOf({ token }).coaches.get(COACH_ID),
        /token must be, or give, a text without spaces/,
      );
    assert.equal(server.to(COACH).length, 0);
  });
});
