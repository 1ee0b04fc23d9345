import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTokenStore, type HeldToken } from './token-store.ts';

const held: HeldToken = { token: 'abc', renewAt: 1, endsAt: 2 };

/** Makes a storage of a caller's own over a map. */
function storage(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}
const forbidden = {
  getItem: () => {
    throw new DOMException('Storage is off.', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('Storage is full.', 'QuotaExceededError');
  },
};

describe('a token store', () => {
  it('gives back what it was given, for the same API only', () => {
    const place = storage();
    createTokenStore('https://a.example', place).write(held);
    assert.deepEqual(createTokenStore('https://a.example', place).read(), held);
    assert.equal(createTokenStore('https://b.example', place).read(), undefined);
  });

  it('never throws where storage is refused, and says so', () => {
    const names: string[] = [];
    const store = createTokenStore('https://a.example', forbidden, (error) => {
      names.push((error as Error).name);
    });
    store.write(held);
    assert.equal(store.read(), undefined);
    assert.deepEqual(names, ['QuotaExceededError', 'SecurityError']);
  });

  it('takes nothing that it did not write', () => {
    for (const text of [
      '',
      'null',
      '7',
      '[]',
      '{"token":"abc"}',
      '{"token":7,"renewAt":1,"endsAt":2}',
      '{',
    ]) {
      const place = storage(new Map([['session-booking:https://a.example', text]]));
      assert.equal(createTokenStore('https://a.example', place, () => {}).read(), undefined, text);
    }
  });

  it('shares nothing between the visitors that one server process may serve', () => {
    for (const kind of ['session', 'local', 'memory'] as const) {
      const store = createTokenStore('https://a.example', kind);
      store.write(held);
      assert.equal(store.read(), undefined, kind);
    }
  });
});
