import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { machineMs, settledMemory } from './percentile.ts';
import { answerCalls } from './worker.ts';

// The least a program can do that sends one text to everybody: what live updates are measured against.
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const calls = {
  port: () => (server.address() as AddressInfo).port,
  memory: settledMemory,
  /** Sends a text to every socket; gives when it began. */
  broadcast(text: string): number {
    const at = machineMs();
    for (const socket of sockets.clients) socket.send(text);
    return at;
  },
};

/** What a bare broadcast can be asked. */
export type BareSockets = typeof calls;

answerCalls(calls, () => {
  for (const socket of sockets.clients) socket.terminate();
  server.close();
});
