import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { type Route, type RouteName, routes } from '@session-booking/sdk/contract';
import { SignJWT } from 'jose';
import { call, type Received, type Sent } from './call.ts';
import { aSchedule } from './given.ts';
import { type Booked, bookSession, sessionIn } from './sessions.ts';
import { onEachEngine, SECRET, type TestServer } from './test-server.ts';
import { aClient, signToken } from './tokens.ts';

/** Everyone who may ask: by his relation to one session and its coach. The links are manage links. */
const callers = [
  'nobody',
  'client',
  'otherClient',
  'coach',
  'otherCoach',
  'admin',
  'link',
  'otherLink',
] as const;
type Caller = (typeof callers)[number];
type Expected = 'yes' | 'unauthorized' | 'forbidden' | 'not_found';
type Row = Record<Caller, Expected>;

const row = (
  nobody: Expected,
  ...rest: [Expected, Expected, Expected, Expected, Expected, Expected, Expected]
): Row => {
  const [client, otherClient, coach, otherCoach, admin, link, otherLink] = rest;
  return { nobody, client, otherClient, coach, otherCoach, admin, link, otherLink };
};
const [yes, none, never, hidden] = ['yes', 'unauthorized', 'forbidden', 'not_found'] as const;

//                              nobody client other  coach  other  admin  link   other link
const participants = row(       none,  yes,   hidden, yes,  hidden, yes,  yes,   hidden); // prettier-ignore
const coachSide = row(          none,  never, never,  yes,  hidden, yes,  never, never); // prettier-ignore
const everyone = row(           none,  yes,   yes,    yes,  yes,    yes,  yes,   hidden); // prettier-ignore
const withoutLinks = row(       none,  yes,   yes,    yes,  yes,    yes,  never, never); // prettier-ignore
const strangers = row(          yes,   never, never,  never, never, never, never, never); // prettier-ignore
const adminOnly = row(          none,  never, never,  never, never, yes,  never, never); // prettier-ignore

/** Says for every route of the contract who gets through; written by hand, apart from what the server goes by. */
const matrix: Record<RouteName, Row> = {
  getVisit: strangers,
  createVisitor: strangers,
  createDemoToken: row(hidden, hidden, hidden, hidden, hidden, hidden, hidden, hidden),
  listCoaches: withoutLinks,
  getCoach: everyone,
  createCoach: adminOnly,
  changeCoach: coachSide,
  getSchedule: everyone,
  replaceSchedule: coachSide,
  listAvailability: everyone,
  quoteBooking: withoutLinks,
  createHold: withoutLinks,
  releaseHold: row(none, yes, hidden, hidden, hidden, hidden, never, never),
  leaveHold: row(none, yes, hidden, hidden, hidden, hidden, never, never),
  bookSession: withoutLinks,
  listSessions: withoutLinks,
  getSession: participants,
  startSession: coachSide,
  completeSession: coachSide,
  cancelSession: participants,
  recordNoShow: coachSide,
  quoteCancellation: participants,
  rescheduleSession: participants,
  giveFeedback: row(none, yes, hidden, never, hidden, never, yes, hidden),
  getCalendarFile: participants,
  listSessionEvents: participants,
  listEvents: adminOnly,
  exportEvents: adminOnly,
};

const MINUTE = 60_000;
const instant = (ms: number) => new Date(ms).toISOString();

type World = Booked & { tokens: Record<Caller, string | undefined>; holdId: string };

const isAboutHold = (name: RouteName) => name === 'releaseHold' || name === 'leaveHold';

/** Makes a session in the state that a route needs, with a token for every caller. */
async function worldFor(server: TestServer, name: RouteName): Promise<World> {
  const states: Partial<Record<RouteName, 'in_progress' | 'completed'>> = {
    completeSession: 'in_progress',
    giveFeedback: 'completed',
  };
  const booked = await sessionIn(server, states[name] ?? 'scheduled');
  if (name === 'startSession') server.clock.freeze(booked.startsAt);
  if (name === 'recordNoShow') server.clock.freeze(booked.startsAt + 20 * MINUTE);
  const { link } = await linkTo(server, booked);
  const other = await otherBooking(server);
  const holdId = isAboutHold(name) ? await holdOf(server, booked) : randomUUID();
  const { client, coach, admin } = booked;
  const tokens = { nobody: undefined, client, coach, admin, link, ...other };
  return { ...booked, tokens, holdId };
}

async function linkTo(server: TestServer, { id }: Booked): Promise<{ link: string }> {
  const { token } = await server.tokens.signManage({
    sessionId: id,
    subject: 'anyone',
    expiresAt: Date.now() + 60 * MINUTE,
  });
  return { link: token };
}

const others = new WeakMap<
  TestServer,
  Promise<{ otherClient: string; otherCoach: string; otherLink: string }>
>();

function otherBooking(server: TestServer) {
  const make = async () => {
    const booked = await bookSession(server);
    return {
      otherClient: booked.client,
      otherCoach: booked.coach,
      otherLink: (await linkTo(server, booked)).link,
    };
  };
  const known = others.get(server) ?? make();
  others.set(server, known);
  return known;
}

async function holdOf(server: TestServer, { client: token, coachId, startsAt }: Booked): Promise<string> {
  const body = { coachId, scheduledAt: instant(startsAt + 24 * 60 * MINUTE), durationMinutes: 60 };
  const { answer, text } = await call(server.url, 'createHold', { token, body });
  assert.ok(answer, text);
  return answer.id;
}

const booking = (coachId: string, startsAt: number) => ({
  title: 'x',
  coachId,
  durationMinutes: 60,
  scheduledAt: instant(startsAt + 24 * 60 * MINUTE),
});
const coachBody = { name: 'New coach', schedule: aSchedule() };

/** Makes the request of a route about a session, its coach or its client's hold; without an id of these, about none. */
function requestOf(
  name: RouteName,
  { id, coachId, holdId, startsAt }: World,
): Omit<Sent<RouteName>, 'token'> {
  const place = isAboutHold(name) ? holdId : /^\/api\/coaches/.test(routes[name].path) ? coachId : id;
  const params = { id: place } as Sent<RouteName>['params'];
  const bodies: Partial<Record<RouteName, object>> = {
    createVisitor: {},
    createDemoToken: { role: 'client' },
    createCoach: coachBody,
    changeCoach: { headline: 'New' },
    replaceSchedule: aSchedule({ stepMinutes: 15 }),
    createHold: { coachId, scheduledAt: instant(startsAt + 48 * 60 * MINUTE), durationMinutes: 60 },
    bookSession: booking(coachId, startsAt),
    startSession: {},
    completeSession: {},
    cancelSession: { reason: 'x' },
    recordNoShow: {},
    rescheduleSession: { scheduledAt: instant(startsAt + 24 * 60 * MINUTE) },
    giveFeedback: { rating: 5 },
  };
  const day = instant(startsAt).slice(0, 10);
  const durationMinutes = '60';
  const queries: Partial<Record<RouteName, Record<string, string>>> = {
    listAvailability: { from: day, to: day, durationMinutes },
    quoteBooking: { scheduledAt: instant(startsAt), durationMinutes },
  };
  return { params, query: queries[name] ?? {}, body: bodies[name] };
}

/** Asks as somebody; a beacon has his token in its body. */
const askAs = (server: TestServer, name: RouteName, world: World, token: string | undefined) => {
  const request = requestOf(name, world);
  const body = name === 'leaveHold' ? { token: token ?? 'none' } : request.body;
  return ask(server, name, { ...request, body, token });
};

const ask = (server: TestServer, name: RouteName, sent: Sent<RouteName>): Promise<Received<RouteName>> =>
  call(server.url, name, sent);

/** Leaves out what differs between any two answers. */
function looksOf({ status, problem, headers }: Received<RouteName>): unknown {
  const kept = [...headers].filter(([name]) => !/^(date|x-request-id|content-length|etag)$/.test(name));
  return { status, kept, problem: { ...problem, requestId: '', instance: '' } };
}

onEachEngine('who may do what', (server) => {
  test('is written down for every route of the contract', () => {
    assert.deepEqual(Object.keys(matrix).sort(), Object.keys(routes).sort());
  });

  for (const name of Object.keys(routes) as RouteName[]) {
    test(`${name} lets through whom it should and nobody else`, async () => {
      const shared = await worldFor(server(), name);
      const missing = { ...shared, id: randomUUID(), coachId: randomUUID(), holdId: randomUUID() };
      for (const caller of callers) {
        const expected = matrix[name][caller];
        const world = expected === 'yes' ? await worldFor(server(), name) : shared;
        const token = world.tokens[caller];
        const received = await askAs(server(), name, world, token);
        const title = `${name} by ${caller}: ${received.text.slice(0, 300)}`;
        if (expected === 'yes') assert.equal(received.status, routes[name].status, title);
        else assert.equal(received.problem?.code, expected, title);
        if (expected !== 'not_found' || name === 'createDemoToken') continue;
        const absent = await askAs(server(), name, missing, token);
        assert.deepEqual(looksOf(received), looksOf(absent), `${title}: foreign and missing differ`);
      }
    });
  }

  test('forged, stale, swapped and malformed tokens get nowhere', async () => {
    const world = await worldFor(server(), 'getSession');
    const tokens = await badTokens(world);
    for (const name of Object.keys(routes) as RouteName[]) {
      if (routes[name].who === 'open') continue;
      for (const [kind, token] of Object.entries(tokens)) {
        const { problem, text } = await ask(server(), name, { ...requestOf(name, world), token });
        const expected = kind === 'stale' ? 'token_expired' : 'unauthorized';
        assert.equal(problem?.code, expected, `${name} with a ${kind} token: ${text}`);
      }
    }
  });

  test('who somebody is comes from his token, never from a body', async () => {
    const world = await worldFor(server(), 'getSession');
    for (const name of Object.keys(routes) as RouteName[]) {
      const { body, who }: Route = routes[name];
      if (!body || who === 'open') continue;
      for (const field of ['clientId', 'subject', 'sub', 'role', 'actor', 'userId', 'by']) {
        const request = requestOf(name, world);
        const sent = { ...request, body: { ...request.body, [field]: 'admin' } as Sent<RouteName>['body'] };
        const { problem } = await ask(server(), name, { ...sent, token: world.admin });
        assert.equal(problem?.code, 'validation_failed', `${name} with ${field}`);
        assert.ok(
          problem.issues?.some(({ path }) => path[0] === field),
          `${name} with ${field}`,
        );
      }
    }
  });

  test('private notes stay with the coach, and nothing of a client reaches another', async () => {
    const client = await aClient({ name: 'Grace Secret', email: 'grace-secret@example.com' });
    const booked = await sessionIn(server(), 'in_progress', { client, title: 'Secret matter' });
    const body = { notes: 'Secret note of the coach', feedback: 'Open word' };
    await call(server().url, 'completeSession', { token: booked.coach, params: { id: booked.id }, body });
    const { link } = await linkTo(server(), booked);
    const other = await otherBooking(server());
    const world: World = {
      ...booked,
      holdId: randomUUID(),
      tokens: { nobody: undefined, client, coach: booked.coach, admin: booked.admin, link, ...other },
    };
    for (const name of Object.keys(routes) as RouteName[]) {
      if (routes[name].method !== 'GET') continue;
      for (const caller of callers) {
        const { text } = await ask(server(), name, {
          ...requestOf(name, world),
          token: world.tokens[caller],
        });
        const title = `${name} by ${caller}`;
        if (!['coach', 'admin'].includes(caller)) assert.doesNotMatch(text, /Secret note/, title);
        if (['nobody', 'otherClient', 'otherCoach', 'otherLink'].includes(caller))
          assert.doesNotMatch(text, /secret/i, title);
        if (caller !== 'admin' && name === 'listSessionEvents') assert.doesNotMatch(text, /"subject"/, title);
      }
    }
    const seen = await call(server().url, 'getSession', { token: booked.coach, params: { id: booked.id } });
    assert.equal(seen.answer?.notes, 'Secret note of the coach');
    assert.equal(seen.answer.client?.email, 'grace-secret@example.com');
  });
});

/** Makes tokens that each have one thing wrong, all of them claiming to be an admin's or the session's own people. */
async function badTokens({ coachId, admin, client }: World): Promise<Record<string, string>> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: 'admin-1',
    role: 'admin',
    iss: 'session-booking',
    aud: 'session-booking',
    iat: now,
    exp: now + 3600,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [header = '', payload = '', signature = ''] = client.split('.');
  const raised = encode({
    ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object),
    role: 'admin',
  });
  const mac = (text: string, hash: string) => createHmac(hash, SECRET).update(text).digest('base64url');
  const none = `${encode({ alg: 'none' })}.${encode(claims)}`;
  const hs512 = `${encode({ alg: 'HS512' })}.${encode(claims)}`;
  const embedded = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', jwk: { kty: 'oct' } });
  return {
    unsigned: `${none}.`,
    'unsigned with a signature': `${none}.${signature}`,
    'raised role': `${header}.${raised}.${signature}`,
    'swapped signature': `${admin.split('.').slice(0, 2).join('.')}.${signature}`,
    'other algorithm': `${hs512}.${mac(hs512, 'sha512')}`,
    'embedded key': await embedded.sign(new TextEncoder().encode(SECRET)),
    'other secret': await signToken(
      { sub: 'admin-1', role: 'admin' },
      'another secret of more than 32 bytes',
    ),
    'other issuer': await signToken({ sub: 'admin-1', role: 'admin', iss: 'somebody' }),
    'other audience': await signToken({ sub: 'admin-1', role: 'admin', aud: 'somebody' }),
    'no subject': await signToken({ role: 'admin' }),
    'unknown role': await signToken({ sub: 'a', role: 'owner' }),
    'coach of nobody': await signToken({ sub: 'a', role: 'coach' }),
    'link with a role': await signToken({ sub: 'a', role: 'admin', kind: 'manage', sessionId: coachId }),
    'link to nothing': await signToken({ sub: 'a', role: 'client', kind: 'manage' }),
    'not yet valid': await signToken({ sub: 'a', role: 'admin', nbf: now + 600 }),
    stale: await signToken({ sub: 'admin-1', role: 'admin', iat: now - 7200, exp: now - 3600 }),
    malformed: 'abc.def',
    'cut off': admin.slice(0, -3),
  };
}
