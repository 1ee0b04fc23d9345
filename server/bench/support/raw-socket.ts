import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const KEY = Buffer.from('a nonce of bytes').toString('base64');

/** A WebSocket with as little around it as possible, so that ten thousand of them leave a core to what they measure. */
export type RawSocket = { send(text: string): void; end(): void };

/** Connects from a loopback address; `onText` gets the payload of every text frame, pings are answered. */
export async function connectRaw(
  port: number,
  path: string,
  localAddress: string,
  onText: (payload: Buffer) => void,
  onClose: () => void,
): Promise<RawSocket> {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  const [answer] = (await once(socket, 'data')) as [Buffer];
  const end = answer.indexOf('\r\n\r\n') + 4;
  if (end < 4 || !answer.toString('latin1', 0, 12).endsWith('101'))
    throw new Error(`No upgrade: ${answer.toString('latin1', 0, 80)}`);
  socket.once('close', onClose);
  readFrames(socket, answer.subarray(end), onText);
  return { send: (text) => socket.write(frame(0x81, Buffer.from(text))), end: () => socket.destroy() };
}

function readFrames(socket: Socket, first: Buffer, onText: (payload: Buffer) => void): void {
  let rest = first;
  const take = () => {
    for (;;) {
      const [start, length] = extent(rest);
      if (rest.length < start + length) return;
      const opcode = (rest[0] ?? 0) & 0x0f;
      const payload = rest.subarray(start, start + length);
      if (opcode === 1) onText(payload);
      else if (opcode === 9) socket.write(frame(0x8a, payload));
      rest = rest.subarray(start + length);
    }
  };
  take();
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    take();
  });
}

/** Tells where a frame's payload starts and how long it is; a frame that is not all there yet has no end. */
function extent(bytes: Buffer): [start: number, length: number] {
  const short = (bytes[1] ?? 0) & 0x7f;
  if (bytes.length < 2) return [2, Infinity];
  if (short < 126) return [2, short];
  if (short === 126) return bytes.length < 4 ? [4, Infinity] : [4, bytes.readUInt16BE(2)];
  return bytes.length < 10 ? [10, Infinity] : [10, Number(bytes.readBigUInt64BE(2))];
}

/** Writes a frame as clients must: masked. A mask of zeros changes nothing. */
function frame(head: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([head, ...length, 0, 0, 0, 0]), payload]);
}
