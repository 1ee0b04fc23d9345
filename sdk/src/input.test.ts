import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBookingClient as createClient } from './client.ts';
import {
  type BookingClient,
  createBookingClient,
  createDemoToken,
  InputError,
  isBookingError,
  openBooking,
} from './index.ts';

const apiUrl = 'https://booking.example.com';
const never = () => Promise.reject(new Error('Nothing may be sent.'));

/** Calls something as a page does that no compiler checks. */
const untyped = (call: unknown, ...given: unknown[]): unknown =>
  (call as (...all: unknown[]) => unknown)(...given);

/** Expects the error that names a field and says what it must be. */
const names = (field: string, wanted: RegExp) => (error: unknown) => {
  assert.ok(error instanceof InputError && isBookingError(error), String(error));
  assert.deepEqual([error.name, error.field], ['InputError', field]);
  assert.match(error.message, wanted);
  return true;
};

describe('wrong settings', () => {
  const wrong: [field: string, value: unknown, wanted: RegExp][] = [
    ['apiUrl', undefined, /the address of the API, for example https:/],
    ['apiUrl', 80, /the address of the API/],
    ['apiUrl', '/booking', /an http or https address, .* given is "\/booking"/],
    ['apiUrl', `${apiUrl}/api`, /without \/api, .*: https:\/\/booking\.example\.com$/],
    ['apiUrl', new URL('/sub/api/', apiUrl), /: https:\/\/booking\.example\.com\/sub$/],
    ['token', null, /text without spaces, or a function .* leave it out for visitors/],
    ['fetch', 'fetch', /a function like the global fetch/],
    ['WebSocket', {}, /a class like the global WebSocket/],
    ['storage', 'disk', /'session', 'local', 'memory', or an object with getItem and setItem/],
    ['storage', { getItem: never }, /an object with getItem and setItem/],
    ['onStorageError', true, /a function that takes an error/],
    ['timeoutMs', 'soon', /a number of milliseconds from 1 to \d+, for example 10000/],
    ['timeoutMs', 0, /a number of milliseconds/],
    ['timeoutMs', Infinity, /a number of milliseconds/],
    ['retries', -1, /a whole number from 0 on, for example 2/],
    ['retries', '3', /a whole number from 0 on/],
  ];
  for (const [field, value, wanted] of wrong) {
    it(`are refused by name: ${field} as ${value instanceof URL ? value.href : JSON.stringify(value)}`, () => {
      for (const create of [createBookingClient, createClient])
        assert.throws(() => untyped(create, { apiUrl, [field]: value }), names(field, wanted));
    });
  }

  it('are refused where there are none at all', () => {
    for (const nothing of [undefined, null, apiUrl])
      for (const create of [createBookingClient, createClient])
        assert.throws(() => untyped(create, nothing), names('settings', /an object with at least an apiUrl/));
  });

  it('are refused of an opening when a client goes on from it', () => {
    const opening = untyped(openBooking, { apiUrl, timeoutMs: 'soon' });
    assert.throws(() => untyped(createBookingClient, opening), names('timeoutMs', /milliseconds/));
  });

  it('are refused for a demo token, as is a wish that is none', async () => {
    await assert.rejects(async () => untyped(createDemoToken, {}), names('apiUrl', /the address/));
    await assert.rejects(
      async () => untyped(createDemoToken, { apiUrl }),
      names('body', /POST \/api\/auth\/demo/),
    );
  });

  it('are none where every setting is right', () => {
    createBookingClient({
      ...{ apiUrl: new URL('/booking', apiUrl), token: () => 'token', fetch: never, WebSocket },
      ...{ storage: { getItem: () => null, setItem: () => {} }, onStorageError: () => {} },
      ...{ timeoutMs: 1, retries: 0 },
    });
  });
});

/** A client as a page sees it that no compiler checks. */
type Untyped<T> = {
  [Key in keyof T]: T[Key] extends (...given: never[]) => infer Output
    ? (...given: unknown[]) => Output
    : Untyped<T[Key]>;
};

describe('a call with wrong input', () => {
  const client: unknown = createBookingClient({ apiUrl, token: 'token', fetch: never, retries: 0 });
  const { availability, coaches, events, holds, sessions } = client as Untyped<BookingClient>;
  const calls: [name: string, call: () => Promise<unknown>, field: string][] = [
    ['availability.list()', () => availability.list(), 'coachId'],
    ['availability.list(null)', () => availability.list(null), 'coachId'],
    ['coaches.get()', () => coaches.get(), 'coachId'],
    ['coaches.get("..")', () => coaches.get('..'), 'coachId'],
    ['sessions.get(5)', () => sessions.get(5), 'sessionId'],
    ['holds.release("")', () => holds.release(''), 'holdId'],
    ['sessions.book()', () => sessions.book(), 'body'],
    ['sessions.cancel(id, "ill")', () => sessions.cancel('id', 'ill'), 'body'],
    ['events.list(null)', () => events.list(null), 'query'],
  ];
  for (const [name, call, field] of calls) {
    it(`rejects and names the field: ${name}`, async () => {
      // Not thrown: who waits for a promise handles what it rejects with.
      await assert.rejects(call(), names(field, /must be (a text|an object)/));
    });
  }

  it('throws where a watch has nothing to watch, or nobody to tell', () => {
    assert.throws(() => availability.watch(), names('coachId', /text/));
    assert.throws(() => availability.watch({ coachId: 'id' }, {}), names('onView', /come after it/));
    assert.throws(() => sessions.watch(''), names('sessionId', /text/));
  });
});
