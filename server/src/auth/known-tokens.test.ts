import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownTokens } from './known-tokens.ts';

test('a token is known until the moment it ends, and never after', () => {
  const known = new KnownTokens<{ expiresAt: number }>();
  known.remember('a', { expiresAt: 1000 });
  assert.deepEqual(known.recall('a', 999), { expiresAt: 1000 });
  assert.equal(known.recall('a', 1000), undefined);
  assert.equal(known.recall('a', 999), undefined);
});

test('of too many tokens the one that was not used for longest is forgotten', () => {
  const known = new KnownTokens<{ expiresAt: number }>();
  for (let index = 0; index < 5000; index += 1) known.remember(`t${index}`, { expiresAt: 1 });
  known.recall('t0', 0);
  known.remember('one more', { expiresAt: 1 });
  assert.ok(known.recall('t0', 0));
  assert.equal(known.recall('t1', 0), undefined);
  assert.ok(known.recall('t2', 0));
});
