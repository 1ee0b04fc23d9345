import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, Outgoing } from './attempt.ts';
import { remembering } from './etag-cache.ts';

const answer = (status: number, etag?: string, body = ''): Answer => ({
  ...{ status, body },
  headers: new Headers(etag === undefined ? {} : { etag }),
});
const request = (url: string, token = 'mine'): Outgoing => ({
  ...{ name: 'GET /x', method: 'GET', url },
  headers: { authorization: `Bearer ${token}` },
});

/** A server that answers when a test says so, in any order. */
function given(size?: number) {
  const waiting: { etag: string | undefined; answer: (given: Answer) => void }[] = [];
  const send = remembering(
    ({ headers }) =>
      new Promise((resolve) => waiting.push({ etag: headers['if-none-match'], answer: resolve })),
    size,
  );
  const ask = async (url: string, given: Answer, token?: string) => {
    const answered = send(request(url, token));
    waiting.at(-1)?.answer(given);
    return answered;
  };
  return { send, waiting, ask };
}

describe('what is kept by its ETag', () => {
  it('stands in for a 304, under the same address and token only', async () => {
    const { ask, waiting } = given();
    await ask('/a', answer(200, '"1"', 'one'));
    const { status, body } = await ask('/a', answer(304, '"1"'));
    assert.deepEqual([status, body, waiting.at(-1)?.etag], [200, 'one', '"1"']);
    await ask('/a', answer(200, '"2"', 'other'), 'another-person');
    assert.equal(waiting.at(-1)?.etag, undefined);
    await ask('/b', answer(200));
    assert.equal(waiting.at(-1)?.etag, undefined);
  });

  it('stands in for a 304 though another request for it failed meanwhile', async () => {
    const { ask, send, waiting } = given();
    await ask('/a', answer(200, '"1"', 'one'));
    const asked = send(request('/a'));
    await ask('/a', answer(503));
    waiting.at(-2)?.answer(answer(304, '"1"'));
    assert.equal((await asked).body, 'one');
  });

  it('is what was known when it was asked for, though an older answer came late', async () => {
    const { ask, send, waiting } = given();
    const slow = send(request('/a'));
    const first = waiting.at(-1);
    await ask('/a', answer(200, '"2"', 'two'));
    const asked = send(request('/a'));
    first?.answer(answer(200, '"1"', 'one'));
    await slow;
    waiting.at(-1)?.answer(answer(304, '"2"'));
    assert.equal((await asked).body, 'two');
  });

  it('makes room for more by what was not asked for longest', async () => {
    const { ask, waiting } = given(2);
    for (const url of ['/a', '/b']) await ask(url, answer(200, `"${url}"`));
    await ask('/a', answer(304));
    await ask('/c', answer(200, '"/c"'));
    await ask('/b', answer(200));
    assert.equal(waiting.at(-1)?.etag, undefined);
    await ask('/a', answer(304));
    assert.equal(waiting.at(-1)?.etag, '"/a"');
  });
});
