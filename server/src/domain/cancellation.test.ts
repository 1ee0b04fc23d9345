import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actors, aSession, at, euro, refusalIn } from '../../test/given.ts';
import { quoteCancellation } from './cancellation.ts';
import { decide } from './decide.ts';

describe('quoteCancellation', () => {
  it('says what cancelling costs now and until when it is free', () => {
    const quote = (now: string) => quoteCancellation(aSession(), { actor: actors.client, now: at(now) });
    const freeUntil = at('2027-03-09T12:00Z');
    assert.deepEqual(quote('2027-03-09T12:00Z'), {
      ...{ late: false, fee: euro(0), refund: euro(10_000) },
      ...{ freeUntil, lateFee: euro(5000), asOf: freeUntil },
    });
    assert.deepEqual(quote('2027-03-09T12:00:01Z'), {
      ...{ late: true, fee: euro(5000), refund: euro(5000) },
      ...{ freeUntil, lateFee: euro(5000), asOf: at('2027-03-09T12:00:01Z') },
    });
  });

  it('names the fee to come that cancelling late then costs, which is nothing for coach and admin', () => {
    const [early, late] = [at('2027-03-09T12:00Z'), at('2027-03-09T12:00:01Z')];
    for (const actor of [actors.client, actors.coach, actors.admin]) {
      const { lateFee } = quoteCancellation(aSession(), { actor, now: early });
      assert.deepEqual(lateFee, quoteCancellation(aSession(), { actor, now: late }).fee);
    }
    assert.equal(
      quoteCancellation(aSession({ price: null }), { actor: actors.client, now: early }).lateFee,
      null,
    );
  });

  it('is what cancelling at that moment then costs, for each who may', () => {
    for (const actor of [actors.client, actors.coach, actors.admin]) {
      for (const now of [at('2027-03-09T12:00Z'), at('2027-03-09T12:00:01Z')]) {
        const quote = quoteCancellation(aSession(), { actor, now });
        const [event] = decide({ type: 'cancel', reason: 'x' }, aSession(), { actor, now });
        assert.equal(event?.type, 'session.cancelled');
        assert.deepEqual(
          [event.data.fee, event.data.refund.amount, event.data.late],
          [quote.fee, quote.refund, quote.late],
        );
      }
    }
  });

  it('refuses where cancelling would be refused', () => {
    const now = at('2027-03-09T12:00Z');
    const code = (actor = actors.client, changes = {}) =>
      refusalIn(() => quoteCancellation(aSession(changes), { actor, now }))?.code;
    assert.equal(code(actors.stranger), 'forbidden');
    assert.equal(code(actors.client, { status: 'completed' }), 'invalid_transition');
  });
});
