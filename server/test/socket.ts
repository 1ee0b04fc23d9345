import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  type ClientFrame,
  readServerFrame,
  type ServerFrame,
  type Slot,
} from '@session-booking/sdk/contract';
import { WebSocket } from 'ws';

type Frame<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

/** A socket as a client of the contract would use it; every frame that comes is held to the contract. */
export type TestSocket = AsyncDisposable & {
  send(frame: ClientFrame): void;
  sendText(text: string): void;
  /** Gives the next frame of a type that was not asked for yet. */
  next<Type extends ServerFrame['type']>(type: Type): Promise<Frame<Type>>;
  /** Waits for a frame of a type that is as wanted, and passes over others. */
  until<Type extends ServerFrame['type']>(
    type: Type,
    isWanted: (frame: Frame<Type>) => boolean,
  ): Promise<Frame<Type>>;
  /** The slots of a watch, put together from all frames so far; fails when a frame does not follow on the one before. */
  slots(id: string): Slot[] | undefined;
  readonly received: readonly ServerFrame[];
  /** The code the server closed with. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
};

const PATIENCE_MS = 10_000;

/** Connects, and says hello when a token is given. */
export async function connectSocket(
  url: string,
  token?: string,
  path = '/api/realtime',
  headers: Record<string, string> = {},
): Promise<TestSocket> {
  const address = new URL(path, url.split('?')[0]?.replace('http', 'ws'));
  const socket = new WebSocket(address, { headers });
  const received: ServerFrame[] = [];
  const taken = new Set<ServerFrame>();
  const waiting = new Set<() => void>();
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('message', (data) => {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    const frame = readServerFrame(JSON.parse(text));
    assert.ok(frame, `not a frame of the contract: ${text}`);
    received.push(frame);
    for (const look of waiting) look();
  });
  await once(socket, 'open');

  function until<Type extends ServerFrame['type']>(
    type: Type,
    isWanted: (frame: Frame<Type>) => boolean,
  ): Promise<Frame<Type>> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        waiting.delete(look);
        reject(
          new Error(`No ${type} frame came; there were: ${received.map((each) => each.type).join(', ')}`),
        );
      }, PATIENCE_MS);
      const look = () => {
        const frame = received.find(
          (each): each is Frame<Type> =>
            each.type === type && !taken.has(each) && isWanted(each as Frame<Type>),
        );
        if (!frame) return;
        taken.add(frame);
        waiting.delete(look);
        clearTimeout(patience);
        resolve(frame);
      };
      waiting.add(look);
      look();
    });
  }

  const self: TestSocket = {
    send: (frame) => {
      socket.send(JSON.stringify(frame));
    },
    sendText: (text) => {
      socket.send(text);
    },
    until,
    next: (type) => until(type, () => true),
    slots: (id) => put(received, id),
    received,
    closed,
    async close() {
      socket.close();
      await closed;
    },
    [Symbol.asyncDispose]: () => self.close(),
  };
  if (token !== undefined) {
    self.send({ type: 'hello', token, protocol: 1 });
    await self.next('welcome');
  }
  return self;
}

function put(frames: readonly ServerFrame[], id: string): Slot[] | undefined {
  let slots: Map<string, Slot> | undefined;
  let revision = -1;
  for (const frame of frames) {
    if (frame.type === 'watching' && frame.id === id && frame.slots) {
      slots = new Map(frame.slots.map((slot) => [slot.startsAt, slot]));
      ({ revision } = frame);
    } else if (frame.type === 'availability' && frame.id === id) {
      if (frame.previous !== revision) throw new Error(`${frame.previous} does not follow on ${revision}`);
      for (const slot of frame.slots) slots?.set(slot.startsAt, slot);
      for (const start of frame.removed ?? []) slots?.delete(start);
      ({ revision } = frame);
    }
  }
  return slots && [...slots.values()].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}
