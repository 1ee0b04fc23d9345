import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { beforeEach, describe, it } from 'node:test';
import { attempt, type Outgoing } from './attempt.ts';
import { NetworkError } from './errors/network-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';
import { startScriptedServer } from './test/scripted-server.ts';

const server = await startScriptedServer();
beforeEach(() => server.reset());

const request = (more: Partial<Outgoing> = {}): Outgoing => ({
  name: 'GET /thing',
  id: 'request-1',
  url: `${server.url}/thing`,
  method: 'GET',
  headers: {},
  ...more,
});
/** A fetch that heeds nothing, as one of a caller's own may. */
const deaf: typeof fetch = () => new Promise(() => {});

describe('an attempt', () => {
  it('gives the whole answer, whatever its status', async () => {
    server.on('GET /thing', { status: 404, text: 'No such thing', headers: { 'x-thing': 'none' } });
    const { status, headers, body } = await attempt(fetch, request(), 1000);
    assert.deepEqual([status, headers.get('x-thing'), body], [404, 'none', 'No such thing']);
  });

  it('says what asked, and under which id, when there is no answer in time', async () => {
    server.on('GET /thing', 'silence');
    await assert.rejects(attempt(fetch, request(), 50), (error) => {
      assert.ok(error instanceof TimeoutError);
      assert.equal(error.message, 'GET /thing got no answer within 50 ms.');
      assert.deepEqual([error.timeoutMs, error.requestId], [50, 'request-1']);
      return true;
    });
  });

  it('ends in time also when the answer has begun, or fetch heeds no signal', async () => {
    const endless = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) });
    const slow: typeof fetch = () => Promise.resolve(new Response(endless));
    await assert.rejects(attempt(slow, request(), 50), TimeoutError);
    await assert.rejects(attempt(deaf, request(), 50), TimeoutError);
  });

  it('tells a lost line, with the cause', async () => {
    server.on('GET /thing', 'cut');
    await assert.rejects(attempt(fetch, request(), 1000), (error) => {
      assert.ok(error instanceof NetworkError);
      assert.ok(error.cause instanceof TypeError);
      return true;
    });
  });

  it('tells a fetch that throws at once', async () => {
    const broken: typeof fetch = () => {
      throw new Error('Blocked by policy.');
    };
    await assert.rejects(attempt(broken, request(), 1000), NetworkError);
  });

  it('rejects with the reason of its signal, untouched', async () => {
    server.on('GET /thing', 'silence');
    for (const reason of [new Error('Gone.'), 'a word', { code: 7 }, undefined]) {
      for (const send of [fetch, deaf]) {
        const controller = new AbortController();
        const attempted = attempt(send, request({ signal: controller.signal }), 1000);
        controller.abort(reason);
        const given = await attempted.then(
          () => assert.fail('It was not aborted.'),
          (error: unknown) => error,
        );
        assert.equal(given, controller.signal.reason);
      }
    }
  });

  it('sends nothing when aborted before', async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(attempt(fetch, request({ signal }), 1000), { name: 'AbortError' });
    assert.equal(server.to('GET /thing').length, 0);
  });

  it('ends the request itself when it gives up', async () => {
    let ended: AbortSignal | null | undefined;
    const watching: typeof fetch = (_, init) => {
      ended = init?.signal;
      return new Promise(() => {});
    };
    await assert.rejects(attempt(watching, request(), 20), TimeoutError);
    assert.equal(ended?.aborted, true);
  });

  it('leaves no listener on a signal that lives on', async () => {
    server.on('GET /thing', { text: 'here' });
    const { signal } = new AbortController();
    const attempted = attempt(fetch, request({ signal }), 1000);
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    await attempted;
    await new Promise(setImmediate);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});
