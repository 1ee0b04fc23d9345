import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toInstant } from '../domain/wall-time.ts';
import { presentSlots } from './present-slots.ts';

test('slots are written exactly as their instants are', () => {
  const instant = fc.oneof(
    fc.integer({ min: Date.UTC(1900), max: Date.UTC(2200) }),
    fc.integer({ min: -1_000_000, max: 3_000_000 }).map((minutes) => minutes * 60_000),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(instant, instant)), (pairs) => {
      const slots = pairs.map(([start, end]) => ({ start, end, status: 'available' as const }));
      assert.deepEqual(
        presentSlots(slots),
        slots.map(({ start, end, status }) => ({
          startsAt: toInstant(start),
          endsAt: toInstant(end),
          status,
        })),
      );
    }),
  );
});
