import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bookBody, routes, type Route } from '@session-booking/sdk/contract';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { Refusal } from './domain/refusal.ts';
import { validate } from './issues.ts';

/** The kinds of field that say nothing themselves. */
const plain = z.strictObject({
  text: z.string(),
  number: z.int().check(z.gte(1), z.lte(480), z.multipleOf(5)),
  flag: z.boolean(),
  list: z.array(z.string()).check(z.maxLength(2)),
  record: z.record(z.string(), z.string()),
  when: z.iso.datetime(),
  choice: z.enum(['a', 'b']),
});

function issuesOf(schema: NonNullable<Route['body']>, value: unknown): Record<string, string> {
  try {
    validate(schema, value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Object.fromEntries(
      (error.details.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
    );
  }
  return {};
}

const booking = {
  title: 'Weekly check-in session',
  scheduledAt: '2027-01-15T09:00:00',
  durationMinutes: 60,
  coachId: '6f3a1f0e-7b0c-4c56-9d6a-0b8f6f0c2d11',
};

describe('issues', () => {
  test('let the payload of existing callers through', () => {
    assert.deepEqual(validate(bookBody, { ...booking, description: 'Optional description' }), {
      ...booking,
      description: 'Optional description',
    });
  });

  test('name every wrong field and what to give instead', () => {
    const wrong = {
      text: 7,
      number: 7.5,
      flag: 'yes',
      list: ['a', 'b', 'c'],
      record: [],
      when: 'soon',
      choice: 'c',
    };
    assert.deepEqual(issuesOf(plain, wrong), {
      text: 'Give text in quotes.',
      number: 'Give a whole number.',
      flag: 'Give true or false.',
      list: 'Give a list of at most 2 items.',
      record: 'Give a JSON object.',
      when: 'Give a date and time as in 2027-01-15T09:00:00, with Z or an offset such as +01:00 when it is an instant.',
      choice: 'Give one of "a", "b".',
    });
    assert.equal(issuesOf(plain, { number: 0 }).number, 'Give at least 1.');
    assert.equal(issuesOf(plain, { number: 485 }).number, 'Give at most 480.');
    assert.equal(issuesOf(plain, { number: 7 }).number, 'Give a multiple of 5.');
  });

  test('keep the words of a field that has its own', () => {
    const client = { name: ' ', email: 'ada' };
    assert.deepEqual(issuesOf(bookBody, { ...booking, client }), {
      'client.name': 'Write something here.',
      'client.email': 'Write an email address like name@example.com.',
    });
  });

  test('say once that a field is empty', () => {
    for (const title of ['', ' '])
      assert.equal(bookBody.safeParse({ ...booking, title }).error?.issues.length, 1);
  });

  test('name unknown fields one by one, wherever they are', () => {
    const client = { name: 'Ada', email: 'ada@example.com', role: 'admin' };
    assert.deepEqual(issuesOf(bookBody, { ...booking, userId: 'somebody', price: 0, client }), {
      userId: 'There is no field `userId` here. Leave it out.',
      price: 'There is no field `price` here. Leave it out.',
      'client.role': 'There is no field `role` here. Leave it out.',
    });
  });

  test('name what is missing', () => {
    const { text, when } = issuesOf(plain, {});
    assert.equal(text, 'This field is missing. Give text in quotes.');
    assert.match(when ?? '', /^This field is missing\. \w/);
    assert.deepEqual(issuesOf(plain, null), { '': 'Give a JSON object.' });
  });

  test('name the way out of what is missing, whatever the field', () => {
    assert.deepEqual(issuesOf(bookBody, {}), {
      title: 'This field is missing. Give a title of 1 to 200 characters.',
      scheduledAt:
        'This field is missing. Write a date and time as 2026-12-07T09:00:00, with or without an offset.',
      durationMinutes: 'This field is missing. Give the length in whole minutes, for example 60.',
      coachId: 'This field is missing. Give a UUID.',
    });
    assert.equal(
      issuesOf(routes.listAvailability.query, {})['durationMinutes'],
      'This field is missing. Give the length in whole minutes, for example 60.',
    );
    assert.equal(issuesOf(bookBody, { ...booking, title: 7 }).title, 'Give text in quotes.');
    for (const { body, query } of Object.values<Route>(routes)) {
      for (const schema of [body, query].filter((each) => each !== undefined)) {
        for (const [field, message] of Object.entries(issuesOf(schema, {})))
          assert.match(message, /^This field is missing\. (Give|Write|Name) ./, field);
      }
    }
  });

  test('name a key of a map that is too long', () => {
    const key = 'k'.repeat(41);
    assert.match(
      issuesOf(bookBody, { ...booking, metadata: { [key]: 'v' } })[`metadata.${key}`] ?? '',
      /at most 40/,
    );
  });

  test('leave no field of any route without words of its own', () => {
    const schemas = Object.values<Route>(routes).flatMap(({ body, query }) =>
      [body, query].filter((each) => each !== undefined),
    );
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.jsonValue(), (schema, value) => {
        for (const message of Object.values(issuesOf(schema, value))) {
          assert.doesNotMatch(message, /Invalid input|undefined|NaN|\[object|^This is not valid\.$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
