import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { BookingSettings } from '../access.ts';
import { createBookingClient } from '../client.ts';
import type { Slot } from '../contract/availability.ts';
import { closeCodes, type ServerFrame } from '../contract/realtime.ts';
import { aGrant, anAvailability, aSession, COACH_ID, refusal, SESSION_ID } from '../test/answers.ts';
import { type Caller, greet, type Script, scriptSockets } from '../test/scripted-sockets.ts';
import { startScriptedServer } from '../test/scripted-server.ts';
import { until } from '../test/until.ts';
import { openBooking } from '../visit.ts';
import { createPacedLive, type Live } from './paced-live.ts';
import { pace } from './pace.ts';

const server = await startScriptedServer();
const sockets = scriptSockets(server);

const question = { coachId: COACH_ID, from: '2027-01-01', to: '2027-01-31', durationMinutes: 60 };
const LIST = `GET /api/coaches/${COACH_ID}/availability`;
const quick = {
  ...pace,
  ...{ pause: { leastMs: 1, mostMs: 8 }, blockedPause: { leastMs: 20, mostMs: 40 } },
  ...{ welcomeMs: 500, lastingMs: 0, answerMs: 150, pollMs: 20, sessionMs: 1000, lingerMs: 20 },
};

/** A pause that no test waits for. */
const NEVER = { leastMs: 60_000, mostMs: 60_000 };

function slotAt(hour: number, status: Slot['status'] = 'available'): Slot {
  const at = (h: number) => `2027-01-15T${String(h).padStart(2, '0')}:00:00Z`;
  return { startsAt: at(hour), endsAt: at(hour + 1), status };
}

/** Greets, and answers each watch with these slots of a revision. */
function watching(revision: number, slots: Slot[]): Script {
  return (frame, caller) => {
    greet(frame, caller);
    if (frame.type === 'watch') caller.send({ type: 'watching', id: frame.id, revision, slots });
  };
}

describe('live updates', () => {
  let open: AbortController = new AbortController();
  let started: Live[] = [];
  afterEach(async () => {
    open.abort();
    open = new AbortController();
    // A line lingers a moment; what it still tries must not be taken for the next one's doing.
    await until(() => started.every(({ connection }) => connection.status === 'idle'));
    started = [];
    server.reset();
    sockets.reset();
  });

  function start(settings: Partial<BookingSettings> = {}, changes: Partial<typeof quick> = {}): Live {
    server.on(
      'POST /api/auth/visitor',
      { status: 201, json: aGrant('a') },
      { status: 201, json: aGrant('b') },
    );
    const opening = openBooking({ apiUrl: server.url, retries: 0, ...settings });
    const live = createPacedLive(opening, createBookingClient(opening), { ...quick, ...changes });
    started.push(live);
    return live;
  }
  const watch = (live: Live) => live.watchAvailability(question, undefined, { signal: open.signal });
  const last = (): Caller => {
    const caller = sockets.callers.at(-1);
    assert.ok(caller);
    return caller;
  };
  /** Cuts the line, and waits for the next one to watch; there may have been several before, on a busy machine. */
  const watchAgain = async () => {
    const before = sockets.callers.length;
    last().cut();
    await until(() => sockets.callers.length > before && last().of('watch').length === 1);
  };
  const idOf = (caller: Caller) => caller.of('watch').at(-1)?.id ?? '';
  const statuses = (slots: readonly Slot[] | undefined) => slots?.map(({ status }) => status).join(' ');

  test('gets all at first, then applies each change on top of the one before', async () => {
    sockets.script(watching(4, [slotAt(9), slotAt(10)]));
    const live = start();
    const seen: string[] = [];
    live.watchAvailability(
      question,
      ({ revision, slots }) => seen.push(`${revision}: ${statuses(slots)}`),
      open,
    );
    await until(() => seen.length === 1);
    assert.deepEqual(last().frames[0], { type: 'hello', token: 'a', protocol: 1 });
    const id = idOf(last());
    last().send(
      { type: 'availability', id, revision: 6, previous: 4, slots: [slotAt(10, 'booked')] },
      // The clock alone changes slots without a new revision.
      { type: 'availability', id, revision: 6, previous: 6, slots: [slotAt(9, 'too_soon')] },
      {
        type: 'availability',
        id,
        revision: 7,
        previous: 6,
        slots: [slotAt(8)],
        removed: [slotAt(9).startsAt],
      },
    );
    await until(() => seen.length === 4);
    assert.deepEqual(seen, [
      '4: available available',
      '6: available booked',
      '6: too_soon booked',
      '7: available booked',
    ]);
    assert.equal(last().of('watch').length, 1);
  });

  test('asks for all again when a change is missing, came twice or in the wrong order', async () => {
    const truth = [slotAt(9, 'booked'), slotAt(10, 'booked')];
    sockets.script(watching(4, [slotAt(9), slotAt(10)]));
    const handle = watch(start());
    await until(() => handle.view !== undefined);
    sockets.script(watching(6, truth));
    const [caller, id] = [last(), idOf(last())];
    const first: ServerFrame = {
      type: 'availability',
      id,
      revision: 5,
      previous: 4,
      slots: [slotAt(9, 'booked')],
    };
    const second: ServerFrame = {
      type: 'availability',
      id,
      revision: 6,
      previous: 5,
      slots: [slotAt(10, 'booked')],
    };
    caller.send(second, first, first, second);
    await until(() => handle.view?.revision === 6 && statuses(handle.view.slots) === 'booked booked');
    assert.ok(caller.of('watch').length > 1);
    assert.ok(caller.of('watch').every(({ revision }) => revision === undefined));
  });

  test('takes the answer it waited for, also behind a second copy of an earlier one', async () => {
    sockets.script(watching(4, [slotAt(9)]));
    const handle = watch(start());
    await until(() => handle.view !== undefined);
    const [caller, id] = [last(), idOf(last())];
    sockets.script((frame) => {
      if (frame.type !== 'watch') return;
      caller.send(
        { type: 'watching', id, revision: 4, slots: [slotAt(9)] },
        { type: 'watching', id, revision: 6, slots: [slotAt(9, 'booked')] },
      );
    });
    caller.send({ type: 'availability', id, revision: 6, previous: 5, slots: [slotAt(9, 'booked')] });
    await until(() => handle.view?.revision === 6 && statuses(handle.view.slots) === 'booked');
    // A copy that comes later still takes nothing back.
    caller.send(
      { type: 'watching', id, revision: 4, slots: [slotAt(9)] },
      { type: 'availability', id, revision: 7, previous: 6, slots: [slotAt(10)] },
    );
    await until(() => handle.view?.revision === 7);
    assert.equal(statuses(handle.view?.slots), 'booked available');
    assert.equal(caller.of('watch').length, 2);
  });

  test('asks again when a change overtook the first view it stands on', async () => {
    sockets.script((frame, caller) => {
      greet(frame, caller);
      if (frame.type !== 'watch') return;
      const { id } = frame;
      const isFirst = caller.of('watch').length === 1;
      if (isFirst)
        caller.send({ type: 'availability', id, revision: 5, previous: 4, slots: [slotAt(9, 'booked')] });
      caller.send({
        type: 'watching',
        id,
        revision: isFirst ? 4 : 5,
        slots: [slotAt(9, isFirst ? 'available' : 'booked')],
      });
    });
    const handle = watch(start());
    await until(() => handle.view?.revision === 5 && statuses(handle.view.slots) === 'booked');
  });

  test('carries on from its revision after a cut, and takes what it missed', async () => {
    sockets.script((frame, caller) => {
      greet(frame, caller);
      if (frame.type !== 'watch') return;
      const { id, revision } = frame;
      if (revision === undefined)
        caller.send({ type: 'watching', id, revision: 4, slots: [slotAt(9), slotAt(10)] });
      else {
        const removed = [slotAt(10).startsAt];
        caller.send({ type: 'watching', id, revision: 9, changed: [slotAt(9, 'held')], removed });
      }
    });
    const live = start();
    const heard: string[] = [];
    live.connection.onChange(({ status, transport }) => heard.push(`${status} ${transport}`));
    const handle = watch(live);
    await until(() => handle.view !== undefined);
    last().cut();
    await until(() => handle.view?.revision === 9);
    assert.equal(statuses(handle.view?.slots), 'held');
    assert.equal(last().of('watch')[0]?.revision, 4);
    assert.deepEqual(heard, ['connecting null', 'live socket', 'reconnecting null', 'live socket']);
  });

  test('gets another token once when its own is refused', async () => {
    sockets.script((frame, caller) => {
      if (frame.type === 'hello' && frame.token === 'a') caller.close(closeCodes.unauthorized);
      else watching(4, [slotAt(9)])(frame, caller);
    });
    const handle = watch(start());
    await until(() => handle.view !== undefined);
    assert.deepEqual(
      sockets.callers.map((caller) => caller.of('hello')[0]?.token),
      ['a', 'b'],
    );
  });

  test('gives up, and says why, when nobody takes the only token there is', async () => {
    sockets.script((_, caller) => caller.close(closeCodes.unauthorized));
    server.on(LIST, refusal('unauthorized'));
    const live = start({ token: 'only' });
    const codes: unknown[] = [];
    const onError = (error: Error) => void codes.push('code' in error && error.code);
    live.watchAvailability(question, () => {}, { signal: open.signal, onError });
    await until(() => codes.length > 0);
    assert.deepEqual(codes, ['unauthorized']);
    assert.equal(live.connection.status, 'idle');
  });

  test('hands over a new token before the old one ends, without a new socket', async () => {
    sockets.script(watching(4, [slotAt(9)]));
    let token = 'one';
    const handle = watch(start({ token: () => token }, { renewMs: 20 }));
    await until(() => handle.view !== undefined);
    token = 'two';
    await until(() => last().of('renew').length > 0);
    assert.deepEqual(last().of('renew'), [{ type: 'renew', token: 'two' }]);
    // Behind the word that the token was taken.
    last().send({ type: 'availability', id: idOf(last()), revision: 5, previous: 4, slots: [] });
    await until(() => handle.view?.revision === 5);
    await watchAgain();
    // The server knows that it is the same person, so nothing that was known comes again.
    assert.deepEqual([last().of('hello')[0]?.token, last().of('watch')[0]?.revision], ['two', 5]);
  });

  test('carries on from nothing with a new token that the server does not take for the same person', async () => {
    const view = watching(4, [slotAt(9)]);
    sockets.script((frame, caller) => {
      if (frame.type === 'renew') caller.close(closeCodes.unauthorized);
      else view(frame, caller);
    });
    let token = 'one';
    const handle = watch(start({ token: () => token }, { renewMs: 20 }));
    await until(() => handle.view !== undefined);
    token = 'of-another-person';
    await until(() => sockets.callers.length > 1 && last().of('watch').length === 1);
    assert.equal(last().of('watch')[0]?.revision, undefined);
  });

  test('carries on from nothing that was shown to somebody else', async () => {
    sockets.script(watching(4, [slotAt(9)]));
    let token = 'one';
    const handle = watch(start({ token: () => token }));
    await until(() => handle.view !== undefined);
    token = 'of-another-person';
    await watchAgain();
    assert.equal(last().of('watch')[0]?.revision, undefined);
  });

  test('leaves a line that is open and says nothing', async () => {
    let isSilent = false;
    sockets.script((frame, caller) => {
      if (frame.type === 'hello') caller.send({ type: 'welcome', connectionId: 'one', heartbeatMs: 1000 });
      else if (!isSilent || sockets.callers.length > 1) watching(4, [slotAt(9)])(frame, caller);
    });
    const live = start();
    const handle = watch(live);
    await until(() => handle.view !== undefined);
    isSilent = true;
    await until(() => sockets.callers.length > 1 && live.connection.status === 'live');
    assert.equal(sockets.callers[0]?.of('ping').length, 1);
  });

  test('leaves a server that takes the socket and never greets', async () => {
    sockets.script(() => {});
    server.on(LIST, { json: anAvailability(3) });
    const live = start({}, { welcomeMs: 30 });
    const handle = watch(live);
    await until(() => handle.view?.revision === 3);
    assert.ok(sockets.callers.length >= 3);
    assert.equal(live.connection.transport, 'polling');
  });

  test('asks by HTTP where its page may not open sockets, and returns to the socket when it may', async () => {
    sockets.script((_, caller) => caller.close(closeCodes.forbidden));
    server.on(
      LIST,
      { json: anAvailability(3), headers: { etag: '"3"' } },
      { status: 304, headers: { etag: '"3"' } },
    );
    const live = start();
    const handle = watch(live);
    await until(() => handle.view !== undefined && server.to(LIST).length > 2);
    assert.deepEqual([live.connection.status, live.connection.transport], ['live', 'polling']);
    assert.equal(server.to(LIST)[1]?.headers['if-none-match'], '"3"');
    assert.match(server.to(LIST)[0]?.url ?? '', /include=all/);
    sockets.script(watching(4, [slotAt(9, 'booked')]));
    await until(() => handle.view?.revision === 4);
    assert.equal(live.connection.transport, 'socket');
    assert.equal(last().of('watch')[0]?.revision, undefined);
    const asked = server.to(LIST).length;
    last().send({ type: 'availability', id: idOf(last()), revision: 5, previous: 4, slots: [] });
    await until(() => handle.view?.revision === 5);
    assert.equal(server.to(LIST).length, asked);
  });

  test('asks by HTTP after three failed attempts, and is offline when that fails too', async () => {
    sockets.script(null);
    server.on(LIST, 'cut', { json: anAvailability(3) });
    const live = start();
    const heard: string[] = [];
    live.connection.onChange(({ status, transport }) => heard.push(`${status} ${transport}`));
    const handle = watch(live);
    await until(() => handle.view !== undefined);
    assert.deepEqual(heard, ['connecting null', 'offline null', 'live polling']);
  });

  test('is not offline in a page that has a network, while only the server is away', async (context) => {
    const { navigator } = globalThis;
    Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
    context.after(() => Reflect.deleteProperty(navigator, 'onLine'));
    sockets.script(null);
    server.on(LIST, 'cut', 'cut', { json: anAvailability(3) });
    const live = start();
    const heard: string[] = [];
    live.connection.onChange(({ status, transport }) => heard.push(`${status} ${transport}`));
    const handle = watch(live);
    await until(() => handle.view !== undefined);
    assert.deepEqual(heard, ['connecting null', 'live polling']);
  });

  test('keeps trying the line while nothing answers, and is live as soon as it is whole', async () => {
    sockets.script(null);
    server.on(LIST, 'cut');
    const live = start({}, { blockedPause: NEVER });
    const handle = watch(live);
    await until(() => live.connection.status === 'offline');
    sockets.script(watching(4, [slotAt(9)]));
    await until(() => handle.view?.revision === 4);
    assert.deepEqual([live.connection.status, live.connection.transport], ['live', 'socket']);
  });

  test('tries the line at once when another request of the same client has been answered', async () => {
    sockets.script(watching(4, [slotAt(9)]));
    server.on('POST /api/auth/visitor', { status: 201, json: aGrant('a') });
    server.on('GET /api/coaches', { json: { items: [], nextCursor: null } });
    const opening = openBooking({ apiUrl: server.url, retries: 0 });
    const client = createBookingClient(opening);
    const live = createPacedLive(opening, client, { ...quick, pause: NEVER });
    started.push(live);
    watch(live);
    await until(() => live.connection.status === 'live');
    last().cut();
    await until(() => live.connection.status === 'reconnecting');
    await client.coaches.list();
    await until(() => live.connection.status === 'live');
  });

  test('gives the socket a few attempts once HTTP answers again, then settles for asking', async () => {
    sockets.script((_, caller) => caller.cut());
    server.on(LIST, 'cut', 'cut', { json: anAvailability(3) });
    const live = start({}, { blockedPause: NEVER, pollMs: 5 });
    const handle = watch(live);
    await until(() => live.connection.status === 'offline');
    const duringOutage = sockets.callers.length;
    await until(() => handle.view?.revision === 3 && server.to(LIST).length > 20);
    const attempts = sockets.callers.length;
    assert.ok(attempts >= duringOutage + 3, `${attempts} attempts, ${duringOutage} during the outage`);
    await until(() => server.to(LIST).length > 50);
    assert.equal(sockets.callers.length, attempts);
    assert.deepEqual([live.connection.status, live.connection.transport], ['live', 'polling']);
  });

  test('asks by HTTP where the browser will not even make a socket, and goes on trying', async () => {
    let tries = 0;
    class Forbidden extends WebSocket {
      constructor(url: string) {
        tries += 1;
        if (tries <= 4) throw new DOMException('Not here.', 'SecurityError');
        super(url);
      }
    }
    server.on(LIST, { json: anAvailability(3) });
    sockets.script(watching(4, [slotAt(9)]));
    const live = start({ WebSocket: Forbidden });
    const handle = watch(live);
    await until(() => handle.view?.revision === 3);
    await until(() => live.connection.transport === 'socket' && handle.view?.revision === 4);
  });

  test('outlives a token that the site cannot give for a while', async () => {
    server.on(LIST, { json: anAvailability(3) });
    sockets.script(watching(4, [slotAt(9)]));
    let isOffline = false;
    const token = () =>
      isOffline ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('mine');
    const live = start({ token });
    const errors: Error[] = [];
    const handle = live.watchAvailability(question, () => {}, {
      signal: open.signal,
      onError: (error) => errors.push(error),
    });
    await until(() => handle.view !== undefined);
    isOffline = true;
    last().cut();
    await until(() => live.connection.status === 'offline');
    isOffline = false;
    await until(() => live.connection.status === 'live');
    assert.deepEqual(errors, []);
  });

  test('asks by HTTP where there is no WebSocket at all', async () => {
    const own = globalThis.WebSocket;
    Reflect.deleteProperty(globalThis, 'WebSocket');
    try {
      server.on(LIST, { json: anAvailability(3) });
      const live = start();
      const handle = watch(live);
      await until(() => handle.view !== undefined);
      // The view comes a moment before the word on how it came.
      await until(() => live.connection.status === 'live' && live.connection.transport === 'polling');
      assert.equal(sockets.callers.length, 0);
    } finally {
      globalThis.WebSocket = own;
    }
  });

  test('tries a watch again that the server refuses for now, and shows slots by HTTP meanwhile', async () => {
    server.on(LIST, { json: anAvailability(3) });
    sockets.script((frame, caller) => {
      greet(frame, caller);
      if (frame.type !== 'watch') return;
      if (caller.of('watch').length > 1) watching(4, [slotAt(9)])(frame, caller);
      else caller.send({ type: 'problem', code: 'rate_limited', detail: 'Later.', id: frame.id });
    });
    const handle = watch(start());
    await until(() => handle.view?.revision === 3);
    await until(() => handle.view?.revision === 4);
  });

  test('opens one socket for all, and closes it after the last', async () => {
    sockets.script(watching(4, [slotAt(9)]));
    const live = start();
    const [one, other] = [watch(live), watch(live)];
    await until(() => one.view !== undefined && other.view !== undefined);
    one.close();
    await until(() => last().of('unwatch').length === 1);
    assert.equal(live.connection.status, 'live');
    other.close();
    assert.equal(live.connection.status, 'idle');
    await until(() => !last().isOpen());
    assert.equal(sockets.callers.length, 1);
    const third = watch(live);
    await until(() => third.view !== undefined);
    assert.equal(sockets.callers.length, 2);
  });

  test('keeps the socket that is being opened for the next watch, and closes none before it has opened', async () => {
    const closedEarly: string[] = [];
    const made: WebSocket[] = [];
    class Watched extends WebSocket {
      constructor(url: string) {
        super(url);
        made.push(this);
      }
      override close(...how: [number?, string?]): void {
        if (this.readyState === this.CONNECTING) closedEarly.push(this.url);
        super.close(...how);
      }
    }
    sockets.script(watching(4, [slotAt(9)]));
    const live = start({ WebSocket: Watched });
    const first = watch(live);
    await until(() => made.length === 1);
    first.close();
    const second = watch(live);
    await until(() => second.view !== undefined);
    assert.equal(made.length, 1);
    second.close();
    await until(() => made[0]?.readyState === WebSocket.CLOSED);

    // One that nobody came for is closed as soon as it is open, without a greeting.
    const hasty = start({ WebSocket: Watched }, { lingerMs: 0 });
    const third = watch(hasty);
    await until(() => made.length === 2);
    third.close();
    await until(() => made[1]?.readyState === WebSocket.CLOSED);
    assert.deepEqual(closedEarly, []);
    assert.equal(made.length, 2);
  });

  test('shows a session as frames bring it, and what an answer brought too late does not undo it', async () => {
    const path = `GET /api/sessions/${SESSION_ID}`;
    server.on(path, { json: aSession() });
    const live = start();
    const seen: string[] = [];
    live.watchSession(SESSION_ID, ({ version, status }) => seen.push(`${version} ${status}`), open);
    await until(() => live.connection.status === 'live' && server.to(path).length === 2);
    last().send(
      { type: 'session', session: aSession({ id: COACH_ID, version: 9 }) },
      { type: 'session', session: aSession({ version: 2, status: 'in_progress' }) },
    );
    await until(() => seen.length === 2);
    last().cut();
    await until(() => sockets.callers.length === 2 && server.to(path).length === 3);
    server.on(path, { json: aSession({ version: 3, status: 'completed' }) });
    await until(() => seen.length === 3);
    assert.deepEqual(seen, ['1 scheduled', '2 in_progress', '3 completed']);
  });

  test('goes on when the page throws at a view', async (t) => {
    sockets.script(watching(4, [slotAt(9)]));
    const thrown: unknown[] = [];
    const later = globalThis.queueMicrotask;
    t.mock.method(globalThis, 'queueMicrotask', (run: () => void) =>
      later(() => {
        try {
          run();
        } catch (error) {
          thrown.push(error);
        }
      }),
    );
    const revisions: number[] = [];
    const onView = ({ revision }: { revision: number }) => {
      revisions.push(revision);
      // A view that comes when the test is over, and its trap gone, must not be thrown at.
      if (revisions.length <= 2) throw new Error('The page is broken.');
    };
    start().watchAvailability(question, onView, open);
    await until(() => revisions.length === 1);
    last().send({ type: 'availability', id: idOf(last()), revision: 5, previous: 4, slots: [] });
    await until(() => revisions.length === 2);
    await until(() => thrown.length === 2);
  });
});
