import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import express from 'express';
import { beginRequest } from './context.ts';
import { healthRoutes } from './health.ts';
import { answerProblem } from './problem.ts';

const readyWith = async (lagSeconds: number | null) => (await askedOfReady(lagSeconds)).status;

async function askedOfReady(lagSeconds: number | null, init: RequestInit = {}): Promise<Response> {
  const health = { check: () => Promise.resolve(), isStopping: () => false, lagSeconds: () => lagSeconds };
  const server = express().use(beginRequest, healthRoutes(health), answerProblem).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/readyz`, {
    ...init,
    headers: { Connection: 'close' },
  });
  server.close();
  return response;
}

describe('readiness', () => {
  test('is refused while the readers of the log are more than ten seconds behind', async () => {
    assert.equal(await readyWith(null), 200);
    assert.equal(await readyWith(10), 200);
    assert.equal(await readyWith(10.1), 503);
  });

  test('is only read', async () => {
    const { status, headers } = await askedOfReady(null, { method: 'POST' });
    assert.deepEqual([status, headers.get('Allow')], [405, 'GET, HEAD, OPTIONS']);
  });
});
