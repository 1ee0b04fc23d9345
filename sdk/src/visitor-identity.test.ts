import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { Grant } from './contract/identity.ts';
import { createServerClock } from './server-clock.ts';
import { aGrant } from './test/answers.ts';
import type { HeldToken, TokenStore } from './token-store.ts';
import { visitorIdentity } from './visitor-identity.ts';

const HOUR = 3_600_000;
const send = () => Promise.reject(new Error('The test obtains without sending.'));

/** Makes an identity whose server gives the tokens `1`, `2`, …, each good for 24 hours of the server's clock. */
function given({ serverAheadMs = 0, store = memory() }: { serverAheadMs?: number; store?: TokenStore } = {}) {
  const asked: (string | undefined)[] = [];
  const clock = createServerClock();
  const server = { fails: false, aheadMs: serverAheadMs };
  const identity = visitorIdentity(store, clock, async (_, current) => {
    asked.push(current);
    await Promise.resolve();
    if (server.fails) throw new Error('The server is away.');
    return aGrant(String(asked.length), 24 * HOUR, Date.now() + server.aheadMs);
  });
  return { identity, clock, asked, server, store, token: () => identity.token(send) };
}

function memory(held?: HeldToken): TokenStore {
  return { read: () => held, write: (next) => (held = next) };
}

describe("a visitor's identity", () => {
  beforeEach(() => mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-12-01T08:00:00Z') }));
  afterEach(() => mock.timers.reset());

  it('asks for one token, however many calls need it at once', async () => {
    const { token, asked } = given();
    assert.deepEqual(await Promise.all([token(), token(), token()]), ['1', '1', '1']);
    assert.deepEqual(asked, [undefined]);
  });

  it('renews the same visitor from the middle of its life, once for all calls', async () => {
    const { token, asked } = given();
    await token();
    mock.timers.tick(12 * HOUR - 1);
    assert.equal(await token(), '1');
    mock.timers.tick(1);
    assert.deepEqual(await Promise.all([token(), token()]), ['2', '2']);
    assert.deepEqual(asked, [undefined, '1']);
  });

  it('goes on with the old token when a renewal fails, and tries again a minute later', async () => {
    const { token, asked, server } = given();
    await token();
    mock.timers.tick(12 * HOUR);
    server.fails = true;
    assert.equal(await token(), '1');
    assert.equal(await token(), '1');
    assert.equal(asked.length, 2);
    mock.timers.tick(60_000);
    server.fails = false;
    assert.equal(await token(), '3');
  });

  it('becomes a new visitor when the token has ended, and fails when it cannot', async () => {
    const { token, asked, server } = given();
    await token();
    mock.timers.tick(24 * HOUR);
    server.fails = true;
    await assert.rejects(token(), /The server is away/);
    server.fails = false;
    assert.equal(await token(), '3');
    assert.deepEqual(asked, [undefined, undefined, undefined]);
  });

  it('is not fooled by a clock that is wrong here, when the server tells its own', async () => {
    for (const serverAheadMs of [-30 * HOUR, 30 * HOUR]) {
      const { token, asked, clock } = given({ serverAheadMs });
      clock.observe(new Headers({ date: new Date(Date.now() + serverAheadMs).toUTCString() }));
      await token();
      mock.timers.tick(11 * HOUR);
      assert.equal(await token(), '1');
      mock.timers.tick(2 * HOUR);
      assert.equal(await token(), '2');
      assert.deepEqual(asked, [undefined, '1']);
    }
  });

  it('trusts a fresh token for a while when the clocks contradict it', async () => {
    const { token, asked } = given({ serverAheadMs: -30 * HOUR });
    await token();
    mock.timers.tick(29_000);
    await token();
    assert.equal(asked.length, 1);
  });

  it('goes on as the visitor that the last page was', async () => {
    const store = memory();
    const before = given({ store });
    await before.token();
    const { token, asked } = given({ store });
    assert.equal(await token(), '1');
    assert.deepEqual(asked, []);
  });

  it('takes the token that another tab has renewed', async () => {
    const store = memory();
    const tabs = [given({ store }), given({ store })] as const;
    await tabs[0].token();
    assert.equal(await tabs[1].token(), '1');
    mock.timers.tick(13 * HOUR);
    assert.equal(await tabs[0].token(), '2');
    assert.equal(await tabs[1].token(), '2');
    assert.deepEqual(tabs[1].asked, []);
  });

  it('adopts the visitor of a first view, unless it is somebody already', async () => {
    const visit: Grant = aGrant('of the visit');
    const stranger = given();
    stranger.identity.adopt(visit);
    assert.equal(await stranger.token(), 'of the visit');

    const known = given();
    await known.token();
    known.identity.adopt(visit);
    assert.equal(await known.token(), '1');
  });

  it('replaces a refused token once for all calls, as a new visitor', async () => {
    const { token, identity, asked } = given();
    await token();
    const replaced = await Promise.all([identity.replace('1', send), identity.replace('1', send)]);
    assert.deepEqual(replaced, ['2', '2']);
    assert.equal(await identity.replace('1', send), '2');
    assert.deepEqual(asked, [undefined, undefined]);
  });
});
