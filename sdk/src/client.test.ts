import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { BookingSettings } from './access.ts';
import { createBookingClient } from './client.ts';
import type { Route } from './contract/route.ts';
import { routes } from './contract/routes.ts';
import { isBookingError, isProblem } from './errors/guards.ts';
import { aCoach, anAvailability, aSession, aVisit, COACH_ID, refusal, SESSION_ID } from './test/answers.ts';
import { startScriptedServer } from './test/scripted-server.ts';

const server = await startScriptedServer();
beforeEach(() => server.reset());

const clientOf = (settings: Partial<BookingSettings> = {}) =>
  createBookingClient({ apiUrl: server.url, token: 'site-token', ...settings });

const booking = {
  title: 'Weekly check-in session',
  scheduledAt: '2027-01-15T09:00:00',
  durationMinutes: 60,
  coachId: COACH_ID,
};
const window = { from: '2027-01-01', to: '2027-01-31', durationMinutes: 60 };
const AVAILABILITY = `GET /api/coaches/${COACH_ID}/availability`;
const BOOK = 'POST /api/sessions/book';

describe('a booking client', () => {
  it('sends path, query, token and body as the contract has them', async () => {
    server.on(AVAILABILITY, { json: anAvailability() });
    server.on(BOOK, { status: 201, json: aSession() });
    const client = clientOf();

    const { slots } = await client.availability.list({ coachId: COACH_ID, ...window });
    assert.equal(slots[0]?.startsAt, '2027-01-15T08:00:00Z');
    const [asked] = server.to(AVAILABILITY);
    assert.equal(asked?.url.split('?')[1], 'durationMinutes=60&from=2027-01-01&to=2027-01-31');
    assert.equal(asked.headers.authorization, 'Bearer site-token');

    assert.deepEqual(await client.sessions.book(booking), aSession());
    const [booked] = server.to(BOOK);
    assert.deepEqual(booked?.body, booking);
    assert.equal(booked.headers['content-type'], 'application/json');
    assert.match(String(booked.headers['idempotency-key']), /^[\da-f-]{36}$/);
  });

  it('has a call for every route of the table, tokens apart', async () => {
    const seen: string[] = [];
    const client = clientOf({
      retries: 0,
      fetch: (url, init) => {
        seen.push(`${init?.method ?? ''} ${new URL(url as string).pathname}`);
        return Promise.reject(new Error('Not sent.'));
      },
    });
    const { coaches, holds, sessions, events } = client;
    const changes = { name: 'Inés' };
    const schedule = aSchedule();
    const calls = [
      () => client.visit({}),
      () => coaches.list(),
      () => coaches.get('id'),
      () => coaches.quote('id', { scheduledAt: booking.scheduledAt, durationMinutes: 60 }),
      () => coaches.create({ ...changes, schedule }),
      () => coaches.change('id', changes),
      () => coaches.schedule.get('id'),
      () => coaches.schedule.replace('id', schedule),
      () => client.availability.list({ coachId: 'id', ...window }),
      () => holds.create({ coachId: COACH_ID, scheduledAt: booking.scheduledAt, durationMinutes: 60 }),
      () => holds.release('id'),
      () => sessions.book(booking),
      () => sessions.list(),
      () => sessions.get('id'),
      () => sessions.start('id'),
      () => sessions.complete('id'),
      () => sessions.cancel('id', { reason: 'Ill' }),
      () => sessions.reschedule('id', { scheduledAt: booking.scheduledAt }),
      () => sessions.quote('id'),
      () => sessions.feedback('id', { rating: 5 }),
      () => sessions.noShow('id'),
      () => sessions.events('id'),
      () => sessions.calendarFile('id'),
      () => events.list(),
      () => events.export(),
    ];
    for (const call of calls) await assert.rejects(call, isBookingError);
    // A page that is left hears of no failure; its token comes at once, so the request is off by the next turn.
    holds.leave('id');
    await new Promise(setImmediate);
    const table = Object.values<Route>(routes).filter(({ path }) => !path.startsWith('/api/auth/'));
    const expected = table.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/, 'id')}`);
    assert.deepEqual(seen.sort(), expected.sort());
  });

  it('leaves out the fields of an answer that it does not know', async () => {
    server.on(`GET /api/coaches/${COACH_ID}`, { json: { ...aCoach(), shoeSize: 43 } });
    assert.deepEqual(await clientOf().coaches.get(COACH_ID), aCoach());
  });

  it('keeps every label and every action of a session, whatever its name', async () => {
    const metadata = { source: 'newsletter', constructor: 'x', '': 'empty' };
    server.on(`GET /api/sessions/${SESSION_ID}`, { json: aSession({ metadata }) });
    const session = await clientOf().sessions.get(SESSION_ID);
    assert.deepEqual(session.metadata, metadata);
    assert.equal(session.actions['start']?.code, 'too_early');
  });

  it('gives the text of a calendar file and nothing for a released hold', async () => {
    server.on(`GET /api/sessions/${SESSION_ID}/calendar.ics`, { text: 'BEGIN:VCALENDAR' });
    server.on(`DELETE /api/holds/${SESSION_ID}`, { status: 204 });
    assert.equal(await clientOf().sessions.calendarFile(SESSION_ID), 'BEGIN:VCALENDAR');
    await clientOf().holds.release(SESSION_ID);
    assert.equal(server.to(`DELETE /api/holds/${SESSION_ID}`).length, 1);
  });

  it('sends the version it was given as If-Match, and says when there is a newer one', async () => {
    const route = `POST /api/sessions/${SESSION_ID}/cancel`;
    server.on(route, refusal('version_conflict'));
    const refused = clientOf().sessions.cancel(SESSION_ID, { reason: 'Ill' }, { ifMatch: 3 });
    await assert.rejects(refused, (error) => isProblem(error, 'version_conflict'));
    assert.equal(server.to(route)[0]?.headers['if-match'], '"3"');
  });

  it('answers an unchanged calendar from what it has', async () => {
    server.on(
      AVAILABILITY,
      { json: anAvailability(7), headers: { etag: '"7"' } },
      (request) => (request.headers['if-none-match'] === '"7"' ? { status: 304 } : { status: 500 }),
      { json: anAvailability(8), headers: { etag: '"8"' } },
    );
    const client = clientOf();
    const ask = () => client.availability.list({ coachId: COACH_ID, ...window });
    const first = await ask();
    first.slots.length = 0;
    assert.deepEqual(await ask(), anAvailability(7));
    assert.equal((await ask()).revision, 8);
  });

  it('asks for a calendar anew when somebody else is signed in', async () => {
    let token = 'ada';
    server.on(AVAILABILITY, { json: anAvailability(7), headers: { etag: '"7"' } });
    const client = clientOf({ token: () => token });
    await client.availability.list({ coachId: COACH_ID, ...window });
    token = 'bob';
    await client.availability.list({ coachId: COACH_ID, ...window });
    assert.equal(server.to(AVAILABILITY)[1]?.headers['if-none-match'], undefined);
  });

  it('refuses what would ask another route', async () => {
    for (const id of ['', '.', '..'])
      await assert.rejects(clientOf().coaches.get(id), /coachId must be a text/);
    server.on('GET /api/coaches/a%2F..%2Fb', { json: aCoach() });
    await clientOf().coaches.get('a/../b');
  });

  it('refuses an address that is none, in words that name the setting', () => {
    for (const apiUrl of ['', 'booking.example.com', 'ftp://example.com'])
      assert.throws(() => clientOf({ apiUrl }), /apiUrl must be an http or https address/);
  });

  it('asks below the path of its address', async () => {
    server.on('GET /booking/api/visit', { json: aVisit('a') });
    await clientOf({ apiUrl: `${server.url}/booking/` }).visit({});
  });

  it('tells the time of the server when its answers do', async () => {
    const hour = 3_600_000;
    const date = new Date(Date.now() + hour).toUTCString();
    server.on(`GET /api/coaches/${COACH_ID}`, { json: aCoach(), headers: { date } });
    const client = clientOf();
    assert.ok(Math.abs(client.now() - Date.now()) < 1000);
    await client.coaches.get(COACH_ID);
    assert.ok(Math.abs(client.now() - Date.now() - hour) < 2000);
  });
});

function aSchedule() {
  const minutes = { stepMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minNoticeMinutes: 0 };
  return { timeZone: 'UTC', weekly: [], overrides: [], horizonDays: 30, ...minutes };
}
