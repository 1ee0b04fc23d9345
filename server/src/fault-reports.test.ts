import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { openFaultReports } from './fault-reports.ts';

describe('reports to Sentry', () => {
  const received: string[] = [];
  let server: Server;
  let dsn: string;

  before(async () => {
    server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const bytes = Buffer.concat(chunks);
        received.push((req.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString());
        res.end('{}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    dsn = `http://key@127.0.0.1:${(server.address() as AddressInfo).port}/1`;
  });
  after(async () => {
    server.close();
    await once(server, 'close');
  });

  it('carry error, cause, request id and route, and nothing of a person', async () => {
    const reports = await openFaultReports(dsn);
    const cause = new Error('no row for ada@example.com');
    const fault = new Error('could not read eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl', { cause });
    reports.report(fault, { requestId: 'request-12345', route: '/api/sessions/{id}' });
    await reports.close();
    const sent = received.join('\n');
    assert.match(sent, /could not read \[token\]/);
    assert.match(sent, /no row for \[e-mail\]/);
    assert.match(sent, /request-12345/);
    assert.match(sent, /"route":"\/api\/sessions\/\{id\}"/);
    assert.doesNotMatch(sent, /ada@example\.com|c2lnbmF0dXJl|"user"|"request":|server_name/);
  });

  it('never throw, whatever was thrown and whether or not anybody listens', async () => {
    const reports = await openFaultReports('http://key@127.0.0.1:9/1');
    for (const fault of [undefined, null, 'text', { odd: 1n }, new Error('x')]) reports.report(fault);
    await reports.close();
  });
});
