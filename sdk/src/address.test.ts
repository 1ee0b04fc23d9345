import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { addressOf, baseOf, visitAddress } from './address.ts';

const base = 'https://api.example';

describe('an address', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'document'));

  it('of an API has no slash at its end, no query and no fragment', () => {
    assert.equal(baseOf('https://api.example'), base);
    assert.equal(baseOf('https://api.example/'), base);
    assert.equal(baseOf('https://api.example/booking//?a=1#b'), `${base}/booking`);
    assert.equal(baseOf(new URL('http://localhost:3000')), 'http://localhost:3000');
  });

  it('of an API may be relative in a page', () => {
    assert.throws(() => baseOf('/booking'), /apiUrl must be an http or https address, not "\/booking"/);
    Object.defineProperty(globalThis, 'document', {
      value: { baseURI: 'https://page.example/shop/cart.html' },
      configurable: true,
    });
    assert.equal(baseOf('/booking'), 'https://page.example/booking');
    assert.equal(baseOf('/'), 'https://page.example');
  });

  it('of a route has its parts filled in and encoded', () => {
    assert.equal(
      addressOf(base, '/api/coaches/{id}/events', { id: 'a/b?c' }),
      `${base}/api/coaches/a%2Fb%3Fc/events`,
    );
    assert.equal(
      addressOf(base, '/api/sessions', {}, { status: 'in_progress', limit: 5 }),
      `${base}/api/sessions?limit=5&status=in_progress`,
    );
    assert.equal(
      addressOf(base, '/api/events', {}, { from: '2026-12-01T08:00:00+01:00' }),
      `${base}/api/events?from=2026-12-01T08%3A00%3A00%2B01%3A00`,
    );
  });

  it('of a first visit is the same however the question is written', () => {
    const asked = `${base}/api/visit?coachId=ada&durationMinutes=60`;
    assert.equal(visitAddress(base, { coachId: 'ada', durationMinutes: 60 }), asked);
    assert.equal(visitAddress(`${base}/`, { durationMinutes: 60, from: undefined, coachId: 'ada' }), asked);
    assert.equal(visitAddress(base, {}), `${base}/api/visit`);
  });
});
