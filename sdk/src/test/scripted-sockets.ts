import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ServerFrame } from '../contract/realtime.ts';
import { type ClientFrame, clientFrame } from '../contract/requests/realtime.ts';
import type { ScriptedServer } from './scripted-server.ts';

/** One socket of a client, as the server's side of a test sees it. */
export type Caller = {
  /** Frames that came, in order; each was checked against the contract. */
  readonly frames: ClientFrame[];
  /** Gives the frames of a kind. */
  of<Type extends ClientFrame['type']>(type: Type): Extract<ClientFrame, { type: Type }>[];
  send(...frames: ServerFrame[]): void;
  close(code: number): void;
  /** Cuts it without a word. */
  cut(): void;
  readonly isOpen: () => boolean;
};

/** What to do with a frame, after those before it. */
export type Script = (frame: ClientFrame, caller: Caller) => void;

/** The sockets of a scripted server. */
export type ScriptedSockets = {
  /** All sockets that were ever opened, oldest first. */
  readonly callers: Caller[];
  /** Says what to do with frames from now on; null refuses to open sockets at all. */
  script(script: Script | null): void;
  reset(): void;
};

/** Greets whoever says hello, takes new tokens, and answers signs of life. */
export const greet: Script = (frame, caller) => {
  if (frame.type === 'hello') caller.send({ type: 'welcome', connectionId: 'one', heartbeatMs: 15_000 });
  if (frame.type === 'renew') caller.send({ type: 'renewed', expiresAt: '2027-01-01T00:00:00Z' });
  if (frame.type === 'ping') caller.send({ type: 'pong' });
};

/** Lets a scripted server take sockets at `/api/realtime`. */
export function scriptSockets({ http }: ScriptedServer): ScriptedSockets {
  const sockets = new WebSocketServer({ noServer: true });
  const callers: Caller[] = [];
  let script: Script | null = greet;
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!script || request.url !== '/api/realtime') {
      // Who is refused may have hung up already.
      stream.on('error', () => undefined);
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const caller = callerOf(socket);
      callers.push(caller);
      socket.on('message', (data: Buffer) => {
        const frame = clientFrame.parse(JSON.parse(data.toString('utf8')));
        caller.frames.push(frame);
        script?.(frame, caller);
      });
    });
  });
  return {
    callers,
    script: (next) => void (script = next),
    reset() {
      for (const socket of sockets.clients) socket.terminate();
      callers.length = 0;
      script = greet;
    },
  };
}

function callerOf(socket: WebSocket): Caller {
  const frames: ClientFrame[] = [];
  return {
    frames,
    of: <Type extends ClientFrame['type']>(type: Type) =>
      frames.filter((frame): frame is Extract<ClientFrame, { type: Type }> => frame.type === type),
    send: (...sent) => {
      for (const frame of sent) socket.send(JSON.stringify(frame));
    },
    close: (code) => socket.close(code),
    cut: () => socket.terminate(),
    isOpen: () => socket.readyState === socket.OPEN,
  };
}
