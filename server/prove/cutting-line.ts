import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from './seeded.ts';

/** A line that lets every request through and loses some of the answers, after they were whole. */
export type CuttingLine = AsyncDisposable & { readonly url: string; readonly lost: number };

/** Opens a line to nodes that loses this share of all answers. */
export async function openCuttingLine(
  nodeOf: () => string,
  share: number,
  random: Random,
): Promise<CuttingLine> {
  let lost = 0;
  const server = createServer((near, answer) => {
    const { method, headers, url = '' } = near;
    const far = request(nodeOf() + url, { method, headers }, (got) => {
      void whole(got).then(
        (body) => {
          // Only now has the node done everything; what is lost is only the word about it.
          if (random() < share) {
            lost += 1;
            near.socket.destroy();
          } else answer.writeHead(got.statusCode ?? 502, got.headers).end(body);
        },
        () => near.socket.destroy(),
      );
    });
    far.on('error', () => near.socket.destroy());
    near.pipe(far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get lost() {
      return lost;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function whole(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
