import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { closeCodes } from '@session-booking/sdk/contract';
import { WebSocket } from 'ws';
import type { ConnectionParts } from './connection.ts';
import { acceptSockets } from './socket-server.ts';

const ELSEWHERE = 'GET /other HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
const HELLO = JSON.stringify({ type: 'hello', token: 'token', protocol: 1 });

/** A server that takes sockets and never comes to an end with checking a token, beside requests it answers with nothing. */
async function given(context: TestContext) {
  const server = createServer((_, response) => response.end());
  const checked: string[] = [];
  const parts: ConnectionParts = {
    tokens: {
      verify(token) {
        checked.push(token);
        return new Promise(() => undefined);
      },
    },
    ...{ baseUrl: '', connectionId: '', now: Date.now },
    admit: () => true,
    dismiss: () => undefined,
    followOwn: () => Promise.resolve(),
    watch: () => Promise.reject(new Error('Nothing is watched here.')),
    onFault: () => undefined,
  };
  const sockets = acceptSockets(server, { allows: () => true, partsFor: () => parts });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    sockets.close();
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { server, sockets, port, checked };
}

async function open(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/realtime`);
  await once(socket, 'open');
  return socket;
}

test('upgrades elsewhere that are reset at once leave the server answering', async (context) => {
  const { port } = await given(context);
  for (let i = 0; i < 200; i += 1) {
    const client = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(client, 'connect');
    client.write(ELSEWHERE);
    if (i % 2 === 1) await new Promise((resolve) => setImmediate(resolve));
    client.resetAndDestroy();
  }
  assert.equal((await fetch(`http://127.0.0.1:${port}`)).status, 200);
});

test(
  'an upgrade elsewhere is refused and its stream let go of, though the client stays',
  { timeout: 10_000 },
  async (context) => {
    const { server, port } = await given(context);
    const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    context.after(() => client.destroy());
    client.write(ELSEWHERE);
    let answer = '';
    client.on('data', (bytes: Buffer) => (answer += bytes.toString()));
    await once(client, 'end');
    assert.match(answer, /^HTTP\/1\.1 404 /);
    server.close();
    await once(server, 'close');
  },
);

test('frames count when they come: too many end the socket though the first still waits for an answer', async (context) => {
  const { port, checked } = await given(context);
  const client = await open(port);
  client.send(HELLO);
  for (let i = 0; i < 100; i += 1) client.send('x'.repeat(16_000));
  const [code] = (await once(client, 'close')) as [number];
  assert.equal(code, closeCodes.limited);
  assert.equal(checked.length, 1);
});

test('what comes on a socket that is being closed is not heard any more', async (context) => {
  const { port, sockets, checked } = await given(context);
  const client = await open(port);
  sockets.close();
  client.send(HELLO);
  const [code] = (await once(client, 'close')) as [number];
  assert.equal(code, closeCodes.goingAway);
  assert.deepEqual(checked, []);
});
