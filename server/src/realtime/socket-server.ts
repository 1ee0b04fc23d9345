import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes } from '@session-booking/sdk/contract';
import { WebSocket, WebSocketServer } from 'ws';
import { Connection, type ConnectionParts, type Line } from './connection.ts';
import { realtimeLimits } from './limits.ts';

/** Says how sockets come in. */
export type SocketServerParts = {
  /** Tells whether a page may connect; a caller without `Origin` is no page. */
  readonly allows: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly partsFor: (request: IncomingMessage) => ConnectionParts;
  readonly onFault: (error: unknown) => void;
};

/** Takes the sockets of a server. */
export type SocketServer = {
  /** Counts open sockets. */
  count(): number;
  /** Sends everybody away, to come back to another node. */
  close(): void;
};

const PATH = '/api/realtime';
/** How long a reader who is sent away may take to say goodbye. */
const GOODBYE_MS = 2000;

/** Accepts WebSockets at `/api/realtime` and lets each speak the protocol; other upgrades are refused. */
export function acceptSockets(server: Server, parts: SocketServerParts): SocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: realtimeLimits.frameBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.url?.split('?')[0] !== PATH) {
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => undefined);
      if (!parts.allows(request.headers.origin, request)) socket.close(closeCodes.forbidden, 'origin');
      else if (request.url !== PATH) socket.close(closeCodes.unauthorized, 'no token in the address');
      else converse(socket, parts.partsFor(request), parts.onFault);
    });
  });
  const heartbeat = startHeartbeat(sockets);
  return {
    count: () => sockets.clients.size,
    close() {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) dismiss(socket, closeCodes.goingAway, 'the server is stopping');
      sockets.close();
    },
  };
}

function converse(socket: WebSocket, parts: ConnectionParts, onFault: (error: unknown) => void): void {
  const line: Line = {
    send: (text) => {
      socket.send(text);
    },
    close: (code, reason) => {
      dismiss(socket, code, reason);
    },
    unread: () => socket.bufferedAmount,
  };
  const connection = new Connection(line, parts);
  // One after the other, so that a watch that comes right behind the hello waits for its token to be checked.
  let turn = Promise.resolve();
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      connection.close(closeCodes.policy, 'text frames only');
      return;
    }
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    turn = turn.then(() => connection.receive(text)).catch(onFault);
  });
  socket.on('close', () => {
    connection.ended();
  });
}

/** Closes with a code, and without more ado when the other side does not answer. */
function dismiss(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  const timer = setTimeout(() => {
    socket.terminate();
  }, GOODBYE_MS);
  timer.unref();
  socket.once('close', () => {
    clearTimeout(timer);
  });
}

/** Asks every socket for a sign of life and ends those that gave none since the last time. */
function startHeartbeat(sockets: WebSocketServer): NodeJS.Timeout {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) {
        silent.add(socket);
        socket.once('pong', () => silent.delete(socket));
        socket.ping();
      }
    }
  }, realtimeLimits.heartbeatMs);
  timer.unref();
  return timer;
}
