import { WebSocket, type WebSocketServer } from 'ws';
import { realtimeLimits } from './limits.ts';

/** So many parts of the sockets are asked one after the other: all at once would hold up what is to be told. */
const PARTS = 15;

/**
 * Asks every socket for a sign of life once in a heartbeat, a part of them each second, and ends those that gave none
 * since the last time. The function it gives ends that.
 */
export function startHeartbeat(sockets: WebSocketServer): () => void {
  const parts = Array.from({ length: PARTS }, () => new Set<WebSocket>());
  const silent = new Set<WebSocket>();
  let joined = 0;
  let turn = 0;
  sockets.on('connection', (socket: WebSocket) => {
    const part = parts[(joined += 1) % PARTS];
    part?.add(socket);
    socket.on('pong', heard);
    socket.once('close', () => {
      part?.delete(socket);
      silent.delete(socket);
    });
  });
  function heard(this: WebSocket): void {
    silent.delete(this);
  }
  const timer = setInterval(() => {
    for (const socket of parts[(turn += 1) % PARTS] ?? []) {
      if (silent.has(socket)) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) {
        silent.add(socket);
        socket.ping();
      }
    }
  }, realtimeLimits.heartbeatMs / PARTS);
  timer.unref();
  return () => clearInterval(timer);
}
