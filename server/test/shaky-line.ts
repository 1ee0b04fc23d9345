import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that a test cuts and slows down. */
export type ShakyLine = {
  /** The server's address by way of this line. */
  readonly url: string;
  /** Ends every connection at once, in both directions. */
  cut(): void;
  /** Holds back what the server sends from now on by so many milliseconds. */
  delay(ms: number): void;
  close(): Promise<void>;
};

/** Opens a shaky line on a free port to an HTTP server. */
export async function openShakyLine(serverUrl: string): Promise<ShakyLine> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let delayMs = 0;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    near.pipe(far);
    // One after the other, so that a shorter delay does not let bytes overtake those before.
    let turn = Promise.resolve();
    far.on('data', (bytes: Buffer) => {
      const wait = delayMs;
      turn = turn
        .then(() => new Promise<void>((resolve) => setTimeout(resolve, wait)))
        .then(() => {
          if (near.writable) near.write(bytes);
        });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    delay: (ms) => void (delayMs = ms),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
