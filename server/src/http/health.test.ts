import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import express from 'express';
import { beginRequest } from './context.ts';
import { healthRoutes } from './health.ts';
import { answerProblem } from './problem.ts';

async function readyWith(lagSeconds: number | null): Promise<number> {
  const health = { check: () => Promise.resolve(), isStopping: () => false, lagSeconds: () => lagSeconds };
  const server = express().use(beginRequest, healthRoutes(health), answerProblem).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { status } = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { Connection: 'close' } });
  server.close();
  return status;
}

describe('readiness', () => {
  test('is refused while the readers of the log are more than ten seconds behind', async () => {
    assert.equal(await readyWith(null), 200);
    assert.equal(await readyWith(10), 200);
    assert.equal(await readyWith(10.1), 503);
  });
});
