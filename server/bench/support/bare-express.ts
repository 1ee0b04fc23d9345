import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { answerCalls } from './worker.ts';

// A route that does nothing but send bytes that are there already: what the month view is measured against.
let body = '';
const ETAG = '"1-abcdefghij"';
const app = express();
app.disable('etag');
app.get('/bytes', (req, res) => {
  res.set('ETag', ETAG);
  if (req.get('If-None-Match') === ETAG) res.status(304).end();
  else res.type('json').send(body);
});
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');

const calls = {
  port: () => (server.address() as AddressInfo).port,
  etag: () => ETAG,
  send(bytes: string): void {
    body = bytes;
  },
};

/** What a bare route can be asked. */
export type BareExpress = typeof calls;

answerCalls(calls, () => {
  server.close();
  server.closeAllConnections();
});
