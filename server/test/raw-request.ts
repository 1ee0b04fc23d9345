import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';

/** What came back, with header names in lower case. */
export type RawAnswer = { status: number; headers: IncomingMessage['headers']; text: string };

/** Sends exactly these headers, in this order and as often as they are listed, and exactly these bytes. */
export async function rawRequest(
  url: string,
  {
    method = 'GET',
    headers = [],
    body,
  }: { method?: string; headers?: [string, string][]; body?: Uint8Array | string } = {},
): Promise<RawAnswer> {
  const { host } = new URL(url);
  const sent = request(url, { method, headers: ['Host', host, 'Connection', 'close', ...headers.flat()] });
  if (body !== undefined && !headers.some(([name]) => name === 'Transfer-Encoding')) {
    sent.setHeader('Content-Length', Buffer.byteLength(body));
  }
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}
