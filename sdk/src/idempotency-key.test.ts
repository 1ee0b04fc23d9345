import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { createIdempotencyKey } from './idempotency-key.ts';

const UUID_4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('an idempotency key', () => {
  it('is a random UUID, and another each time', () => {
    const keys = Array.from({ length: 100 }, createIdempotencyKey);
    for (const key of keys) assert.match(key, UUID_4);
    assert.equal(new Set(keys).size, 100);
  });

  it('is one too on a page without https, where crypto.randomUUID is missing', () => {
    const { crypto: real } = globalThis;
    const source = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => real.getRandomValues(bytes) };
    mock.getter(globalThis, 'crypto', () => source);
    const keys = Array.from({ length: 100 }, createIdempotencyKey);
    mock.restoreAll();
    for (const key of keys) assert.match(key, UUID_4);
    assert.equal(new Set(keys).size, 100);
    for (let digit = 0; digit < 36; digit += 1) {
      const seen = new Set(keys.map((key) => key[digit]));
      const isFixed = [8, 13, 14, 18, 23].includes(digit);
      assert.ok(isFixed ? seen.size === 1 : seen.size > 2, `digit ${digit} is not random`);
    }
  });
});
