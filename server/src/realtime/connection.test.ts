import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { type TestContext, test } from 'node:test';
import { closeCodes } from '@session-booking/sdk/contract';
import type { Actor } from '../domain/actor.ts';
import { Connection } from './connection.ts';
import { realtimeLimits } from './limits.ts';

/** A connection that has said hello, and that a test lets follow its own sessions or not. */
async function given(context: TestContext) {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const actor: Actor = {
    ...{ subject: 'ada', role: 'client', kind: 'account', coachId: null, sessionId: null },
    ...{ name: null, email: null },
  };
  const sent: string[] = [];
  const codes: number[] = [];
  const faults: unknown[] = [];
  const following = Promise.withResolvers<undefined>();
  const connection = new Connection(
    {
      send: (text) => void sent.push((JSON.parse(text) as { type: string }).type),
      close: (code) => void codes.push(code),
      unread: () => 0,
    },
    {
      tokens: { verify: () => Promise.resolve({ actor, expiresAt: 60_000 }) },
      ...{ baseUrl: '', connectionId: 'one', now: () => 0 },
      admit: () => true,
      dismiss: () => undefined,
      followOwn: () => following.promise,
      watch: () => Promise.resolve(() => undefined),
      onFault: (error) => void faults.push(error),
    },
  );
  context.after(() => {
    connection.ended();
  });
  connection.receive(JSON.stringify({ type: 'hello', token: 'token', protocol: 1 }));
  await turn();
  return { connection, following, sent, codes, faults };
}

test('welcomes only who will hear of every change of his sessions from then on', async (context) => {
  const { connection, following, sent, codes } = await given(context);
  connection.receive(JSON.stringify({ type: 'ping' }));
  await turn();
  assert.deepEqual(sent, []);
  following.resolve(undefined);
  await turn();
  assert.deepEqual(sent, ['welcome', 'pong']);
  context.mock.timers.tick(realtimeLimits.welcomeMs);
  assert.deepEqual(codes, []);
});

test('lets who cannot be promised that come again, at a fault', async (context) => {
  const { following, sent, codes, faults } = await given(context);
  following.reject(new Error('The database is away.'));
  await turn();
  assert.deepEqual([sent, codes, faults.length], [[], [closeCodes.tryAgainLater], 1]);
});

test('and when the answer does not come in time', async (context) => {
  const { following, sent, codes } = await given(context);
  context.mock.timers.tick(realtimeLimits.welcomeMs);
  assert.deepEqual(codes, [closeCodes.tryAgainLater]);
  following.resolve(undefined);
  await turn();
  assert.deepEqual(sent, []);
});
