import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Route, routes } from '@session-booking/sdk/contract';
import { may, permissions, type Relation } from './permissions.ts';

const table: [string, Route][] = Object.entries(routes);

describe('permissions', () => {
  it('has a row for every route and no other', () => {
    assert.deepEqual(Object.keys(permissions).sort(), Object.keys(routes).sort());
  });

  it('needs no token exactly where the contract says so', () => {
    for (const [name, route] of table) {
      assert.equal(permissions[name as keyof typeof permissions] === 'open', route.who === 'open', name);
    }
  });

  it('lets nobody in whose role the contract does not let call at all', () => {
    for (const [name, { who }] of table) {
      if (who === 'open' || who === 'token') continue;
      for (const relation of ['client', 'coach', 'admin'] as const satisfies Relation[]) {
        const isAllowed = may(name as keyof typeof permissions, relation);
        assert.ok(!isAllowed || who.includes(relation), `${name} ${relation}`);
      }
    }
  });

  it('gives nobody without a relation a session, its events or its file', () => {
    for (const [name, { path }] of table) {
      if (path.startsWith('/api/sessions/{id}'))
        assert.equal(may(name as keyof typeof permissions, 'none'), false, name);
    }
  });
});
