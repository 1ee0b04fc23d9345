import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { frameWriter } from './text-frame.ts';

test('texts of every length arrive as they were written, beside frames of the library', async () => {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const write = frameWriter();
      for (const text of texts) {
        stream.write(write(text));
        socket.ping();
        stream.write(write(text));
      }
      socket.close();
    });
  });
  const texts = [0, 1, 125, 126, 65_535, 65_536].map(
    (length) => 'ü'.repeat(length / 2) + 'x'.repeat(length % 2),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const received: string[] = [];
  client.on('message', (data: Buffer) => received.push(data.toString()));
  const [code] = (await once(client, 'close')) as [number];
  server.close();
  assert.equal(code, 1005);
  assert.deepEqual(
    received,
    texts.flatMap((text) => [text, text]),
  );
});

test('the same text in a row is the same frame', () => {
  const write = frameWriter();
  const [one, again, other, back] = [write('one'), write('one'), write('other'), write('one')];
  assert.equal(one, again);
  assert.notEqual(one, other);
  assert.deepEqual(one, back);
});
