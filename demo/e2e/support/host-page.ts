import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Holds what a host page writes on the element, besides the script tag. */
export type HostAttributes = Record<string, string>;

/** Serves a page of another site that embeds the widget under the strictest policy a site can have, and collects what that policy reports. */
export class HostSite {
  readonly reports: string[] = [];
  readonly #server: Server;
  readonly #booking: string;

  constructor(server: Server, bookingOrigin: string) {
    this.#server = server;
    this.#booking = bookingOrigin;
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${String(port)}`;
  }

  /** Gives the address of a page whose element has these attributes. */
  address(attributes: HostAttributes = {}, { lang = 'en', dir = 'ltr' } = {}): string {
    const query = new URLSearchParams({ lang, dir, attributes: JSON.stringify(attributes) });
    return `${this.origin}/?${query.toString()}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    if (pathname === '/csp-reports') {
      this.reports.push(await textOf(request));
      response.writeHead(204).end();
      return;
    }
    if (pathname !== '/') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': strictPolicy(this.#booking, attributesIn(searchParams)['api-url']),
    });
    response.end(hostPage(this.#booking, searchParams));
  }
}

/** Starts a site on a port, and so an origin, of its own. */
export async function startHostSite(bookingOrigin: string): Promise<HostSite> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new HostSite(server, bookingOrigin);
}

/** Writes the policy: the booking server for scripts, calls, sockets and pictures, nothing else, no style that is text, no string that becomes script. */
export function strictPolicy(bookingOrigin: string, apiUrl = ''): string {
  return [
    "default-src 'none'",
    `script-src ${bookingOrigin}`,
    // To a browser the address of a page does not name its sockets.
    `connect-src ${bookingOrigin} ${bookingOrigin.replace(/^http/, 'ws')} ${apiUrl}`,
    `img-src ${bookingOrigin} ${apiUrl}`,
    "style-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'report-uri /csp-reports',
  ].join('; ');
}

function hostPage(bookingOrigin: string, query: URLSearchParams): string {
  const written = Object.entries(attributesIn(query)).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<!doctype html>
<html lang="${escaped(query.get('lang') ?? 'en')}" dir="${escaped(query.get('dir') ?? 'ltr')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Another site</title>
<link rel="icon" href="${bookingOrigin}/demo/mark.svg">
<script type="module" src="${bookingOrigin}/widget/session-booking.js"></script>
</head>
<body>
<main>
<h1>Another site</h1>
<session-booking${written.join('')}></session-booking>
</main>
</body>
</html>`;
}

function attributesIn(query: URLSearchParams): HostAttributes {
  return JSON.parse(query.get('attributes') ?? '{}') as HostAttributes;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
