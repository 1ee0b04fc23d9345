import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at } from '../../test/given.ts';
import { decideHold, type HoldState, isAlive } from './hold.ts';
import { MINUTE } from './interval.ts';

const now = at('2027-03-01T08:00Z');
const slot = { start: at('2027-03-01T10:00Z'), end: at('2027-03-01T11:00Z') };
const held: HoldState = { id: 'hold-1', ...slot, expiresAt: now + MINUTE, renewed: false };

describe('decideHold', () => {
  it('gives five minutes', () => {
    assert.deepEqual(decideHold(null, slot, now), { type: 'create', expiresAt: now + 5 * MINUTE });
  });

  it('renews the same slot once, and then lets it run out', () => {
    assert.deepEqual(decideHold(held, slot, now), { type: 'renew', expiresAt: now + 5 * MINUTE });
    assert.deepEqual(decideHold({ ...held, renewed: true }, slot, now), {
      type: 'keep',
      expiresAt: held.expiresAt,
    });
  });

  it('makes a new hold for another slot or another length, or after the old one has ended', () => {
    const later = { start: slot.start + MINUTE, end: slot.end + MINUTE };
    assert.equal(decideHold(held, later, now).type, 'create');
    assert.equal(decideHold(held, { ...slot, end: slot.end + MINUTE }, now).type, 'create');
    assert.equal(decideHold(held, slot, held.expiresAt).type, 'create');
  });

  it('ends at its second', () => {
    assert.equal(isAlive(held, held.expiresAt - 1), true);
    assert.equal(isAlive(held, held.expiresAt), false);
  });
});
