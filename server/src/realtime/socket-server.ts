import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes } from '@session-booking/sdk/contract';
import { WebSocket, WebSocketServer } from 'ws';
import { Connection, type ConnectionParts, type Line } from './connection.ts';
import { startHeartbeat } from './heartbeat.ts';
import { realtimeLimits } from './limits.ts';
import { frameWriter } from './text-frame.ts';

/** Says how sockets come in. */
export type SocketServerParts = {
  /** Tells whether a page may connect; a caller without `Origin` is no page. */
  readonly allows: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly partsFor: (request: IncomingMessage) => ConnectionParts;
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
      refuse(stream);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      sockets.emit('connection', socket, request);
      socket.on('error', ignore);
      if (!parts.allows(request.headers.origin, request)) socket.close(closeCodes.forbidden, 'origin');
      else if (request.url !== PATH) socket.close(closeCodes.unauthorized, 'no token in the address');
      else converse(socket, stream, parts.partsFor(request));
    });
  });
  const endHeartbeat = startHeartbeat(sockets);
  return {
    count: () => sockets.clients.size,
    close() {
      endHeartbeat();
      for (const socket of sockets.clients) dismiss(socket, closeCodes.goingAway, 'the server is stopping');
      sockets.close();
    },
  };
}

/** A socket that breaks closes too, which is heard elsewhere. */
const ignore = () => undefined;
const textFrame = frameWriter();

function converse(socket: WebSocket, stream: Duplex, parts: ConnectionParts): void {
  const line: Line = {
    // Past the library, which would make the bytes anew for each; nothing is compressed, so no frame of its own waits.
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) stream.write(textFrame(text));
    },
    close: (code, reason) => {
      dismiss(socket, code, reason);
    },
    unread: () => socket.bufferedAmount,
  };
  const connection = new Connection(line, parts);
  socket.on('message', (data, isBinary) => {
    // Until the other side says goodbye too, it may go on sending.
    if (socket.readyState !== WebSocket.OPEN) return;
    if (isBinary) connection.close(closeCodes.policy, 'text frames only');
    else connection.receive(Buffer.isBuffer(data) ? data.toString('utf8') : '');
  });
  socket.on('close', () => {
    connection.ended();
  });
}

/** Node leaves the stream of an upgrade to whoever takes it: its errors, and its end when the other side stays. */
function refuse(stream: Duplex): void {
  stream.on('error', ignore);
  stream.once('finish', () => stream.destroy());
  stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
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
