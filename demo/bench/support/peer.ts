import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { gzipSync } from 'node:zlib';

const PACKAGE = '@nylas/web-elements@2.6.0';
const SCRIPT = 'package/dist/cdn/nylas-scheduling/nylas-scheduling.es.js';

/** Serves the peer's element on a page of its own, with an API that answers at once. */
export async function servePeer(): Promise<{ url: string } & AsyncDisposable> {
  const script = gzipSync(await fetchScript(), { level: 9 });
  const server = createServer((request, response) => {
    answer(request, response, script);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Fetches the package into a folder of its own, which is gone afterwards: it is nobody's dependency. */
async function fetchScript(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'session-booking-peer-'));
  try {
    await run('npm', ['pack', '--silent', PACKAGE], folder);
    await run('sh', ['-c', 'tar xzf *.tgz'], folder);
    return await readFile(join(folder, SCRIPT));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(command: string, args: string[], cwd: string): Promise<void> {
  const [code] = (await once(spawn(command, args, { cwd, stdio: ['ignore', 2, 2] }), 'close')) as [number];
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${String(code)}.`);
}

function answer(request: IncomingMessage, response: ServerResponse, script: Buffer): void {
  const { pathname, origin, searchParams } = new URL(
    request.url ?? '/',
    `http://${request.headers.host ?? ''}`,
  );
  const send = (type: string, body: string | Buffer, headers = {}) =>
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  if (pathname === '/') send('text/html', pageAt(origin));
  else if (pathname === '/peer.js') send('text/javascript', script, { 'content-encoding': 'gzip' });
  else if (pathname.includes('availability')) send('application/json', JSON.stringify(slots(searchParams)));
  else if (/ui-settings|configurations/.test(pathname)) send('application/json', JSON.stringify(settings));
  else response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
}

const pageAt = (origin: string) => `<!doctype html><link rel="icon" href="data:," />
<nylas-scheduling configuration-id="bench" scheduler-api-url="${origin}"></nylas-scheduling>
<script type="module">
  import { defineCustomElement } from '/peer.js';
  defineCustomElement?.();
</script>`;

const settings = {
  request_id: '1',
  data: {
    id: 'bench',
    requires_session_auth: false,
    participants: [
      {
        ...{ name: 'Ada', email: 'ada@example.com', is_organizer: true },
        ...{ availability: { calendar_ids: ['primary'] }, booking: { calendar_id: 'primary' } },
      },
    ],
    availability: { duration_minutes: 30, interval_minutes: 30 },
    event_booking: { title: 'Session', booking_type: 'booking' },
    scheduler: { available_days_in_future: 30, min_booking_notice: 0, min_cancellation_notice: 0 },
    organizer: { name: 'Ada', email: 'ada@example.com' },
  },
};

/** Gives half hours from 9 to 17 UTC in the stretch that the element asks for, in seconds. */
function slots(asked: URLSearchParams) {
  const [from, to] = [Number(asked.get('start_time')), Number(asked.get('end_time'))];
  const first = Math.ceil(from / 1800) * 1800;
  const starts = Array.from(
    { length: Math.max(0, Math.ceil((to - first) / 1800)) },
    (_, i) => first + i * 1800,
  );
  const open = starts.filter(
    (start) => Math.floor((start % 86_400) / 3600) >= 9 && (start % 86_400) / 3600 < 17,
  );
  const time_slots = open.map((start) => ({
    ...{ emails: ['ada@example.com'], start_time: String(start), end_time: String(start + 1800) },
  }));
  return { request_id: '1', data: { order: [], time_slots } };
}
