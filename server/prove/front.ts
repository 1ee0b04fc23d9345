import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One address in front of several nodes, as a balancer has it: each connection goes to the next node that takes it. */
export type Front = AsyncDisposable & { readonly url: string };

/** Opens a front on a free port; `urls` is asked at each connection. */
export async function openFront(urls: () => readonly string[]): Promise<Front> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket));
  };
  let next = 0;
  const server = createServer((near) => {
    keep(near).on('error', () => near.destroy());
    const candidates = urls();
    const join = (attempt: number) => {
      const url = candidates[(next + attempt) % candidates.length];
      if (url === undefined || attempt === candidates.length) {
        near.destroy();
        return;
      }
      const { port, hostname } = new URL(url);
      const far = keep(connect(Number(port), hostname));
      let isJoined = false;
      far.on('connect', () => {
        isJoined = true;
        near.pipe(far).pipe(near);
      });
      far.on('error', () => {
        if (isJoined) near.destroy();
        else join(attempt + 1);
      });
      far.on('close', () => isJoined && near.destroy());
      near.on('close', () => far.destroy());
    };
    next += 1;
    join(0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
