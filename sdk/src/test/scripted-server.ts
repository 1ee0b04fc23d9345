import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { after } from 'node:test';

/** A request as it arrived. */
export type Received = {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
};

/** What comes back: an answer, nothing for ever, a line cut before the answer, or one cut in its middle. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | 'silence'
  | 'cut'
  | 'half an answer';

/** What to do with a request. */
export type Act = Reply | ((request: Received) => Reply);

/** A server that does what its script says. */
export type ScriptedServer = {
  readonly url: string;
  /** The server itself, for what is no request. */
  readonly http: Server;
  /** Says what to do with the requests to `METHOD /path`, one after the other; the last act is for all that follow. */
  on(route: string, ...acts: Act[]): void;
  /** Gives the requests to `METHOD /path`, whatever their query. */
  to(route: string): Received[];
  /** Forgets script and requests. */
  reset(): void;
};

/** Starts a scripted server on a free port; it ends with the suite that started it. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: Received[] = [];
  const scripts = new Map<string, Act[]>();
  const server = createServer((incoming, response) => {
    void receive(incoming).then((request) => {
      requests.push(request);
      const acts = scripts.get(routeOf(request)) ?? [];
      const act = acts.length > 1 ? acts.shift() : acts[0];
      const none = { status: 418, text: `No script for ${routeOf(request)}` };
      perform(typeof act === 'function' ? act(request) : (act ?? none), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    http: server,
    on: (route, ...acts) => void scripts.set(route, acts),
    to: (route) => requests.filter((request) => routeOf(request) === route),
    reset() {
      scripts.clear();
      requests.length = 0;
    },
  };
}

function routeOf({ method, url }: Received): string {
  return `${method} ${url.split('?')[0] ?? ''}`;
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  const { method = '', url = '', headers } = incoming;
  return { method, url, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

function perform(reply: Reply, response: ServerResponse): void {
  if (reply === 'silence') return;
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  if (reply === 'half an answer') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"items":', () => response.destroy());
    return;
  }
  const { status = 200, headers = {}, json, text } = reply;
  const isRefusal = status >= 400 && json !== undefined;
  const type = isRefusal ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { ...(json !== undefined && { 'content-type': type }), ...headers });
  response.end(json === undefined ? text : JSON.stringify(json));
}
