import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
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

describe('a token store in a page', () => {
  const kept = new Map<string, string>();
  const place = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const reported: unknown[] = [];
  const be = (name: string, get: () => unknown) =>
    Object.defineProperty(globalThis, name, { get, configurable: true });
  const before = ['document', 'sessionStorage', 'localStorage', 'reportError'].map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  const refuse = () => {
    throw new DOMException('Storage is off.', 'SecurityError');
  };

  beforeEach(() => {
    kept.clear();
    reported.length = 0;
    be('document', () => ({ baseURI: 'https://page.example/' }));
    be('sessionStorage', () => place);
    be('localStorage', refuse);
    be('reportError', () => (error: unknown) => void reported.push(error));
  });
  afterEach(() => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  });

  it('keeps a token for the tab', () => {
    createTokenStore('https://a.example').write(held);
    assert.deepEqual(createTokenStore('https://a.example').read(), held);
    assert.equal(createTokenStore('https://a.example', 'memory').read(), undefined);
  });

  it('shows the page that a storage it asked for is refused', () => {
    createTokenStore('https://a.example', 'local').write(held);
    assert.deepEqual(
      reported.map((error) => (error as Error).name),
      ['SecurityError'],
    );
  });

  it('does without the one it would have used by itself', () => {
    be('sessionStorage', refuse);
    const store = createTokenStore('https://a.example');
    store.write(held);
    assert.equal(store.read(), undefined);
    assert.deepEqual(reported, []);
  });
});
