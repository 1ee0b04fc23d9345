import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { between, pick, type Random } from './seeded.ts';

/** Names what can happen to a line. */
export const troubles = ['cut', 'delay', 'duplicate', 'reorder'] as const;
/** One of the things that can happen to a line. */
export type Trouble = (typeof troubles)[number];

/** A line to a node that passes requests, and troubles sockets frame by frame. */
export type TroubledLine = AsyncDisposable & {
  readonly url: string;
  /** How many sockets go over it now. */
  readonly sockets: number;
  /** How often each trouble came about; one that waits for a frame counts when the frame comes. */
  readonly happened: Readonly<Record<Trouble, number>>;
  /** Troubles one socket that the seed chooses; false when there is none. */
  trouble(kind: Trouble): boolean;
  /** Lets everything through from now on, at once and in order. */
  calm(): void;
};

const LONGEST_DELAY_MS = 300;
/** A frame that waits to be overtaken goes by itself when none comes. */
const OVERTAKE_MS = 300;

/** Opens a line on a free port to a node. */
export async function openTroubledLine(nodeUrl: string, random: Random): Promise<TroubledLine> {
  const pairs = new Set<Pair>();
  const happened = { cut: 0, delay: 0, duplicate: 0, reorder: 0 };
  const server = createServer((near, answer) => {
    const { method, headers } = near;
    const far = request(nodeUrl + (near.url ?? ''), { method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    far.on('error', () => answer.destroy());
    near.pipe(far);
  });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (upgrade: IncomingMessage, stream: Duplex, head: Buffer) => {
    sockets.handleUpgrade(upgrade, stream, head, (near) => {
      const pair = new Pair(near, nodeUrl.replace('http', 'ws') + (upgrade.url ?? ''), happened);
      pairs.add(pair);
      near.once('close', () => pairs.delete(pair));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get sockets() {
      return pairs.size;
    },
    happened,
    trouble(kind) {
      if (pairs.size === 0) return false;
      const pair = pick(random, [...pairs]);
      if (kind === 'cut') pair.cut();
      else if (kind === 'delay') pair.delay(between(random, 1, LONGEST_DELAY_MS));
      else pair.arm(kind);
      return true;
    },
    calm() {
      for (const pair of pairs) pair.calm();
    },
    async [Symbol.asyncDispose]() {
      for (const pair of pairs) pair.cut();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** One socket of a client, and its other half to the node. */
class Pair {
  #near: WebSocket;
  #far: WebSocket;
  #happened: Record<Trouble, number>;
  #early: string[] = [];
  #delayMs = 0;
  #armed: Trouble[] = [];
  #overtaken: { text: string; timer: NodeJS.Timeout } | null = null;
  #turn = Promise.resolve();
  /** Ends the present delay at once. */
  #hurry = () => {};

  constructor(near: WebSocket, address: string, happened: Record<Trouble, number>) {
    this.#near = near;
    this.#far = new WebSocket(address, { perMessageDeflate: false });
    this.#happened = happened;
    const end = () => this.#end();
    for (const half of [this.#near, this.#far]) half.on('error', end).on('close', end);
    this.#far.on('open', () => {
      for (const text of this.#early.splice(0)) this.#far.send(text);
    });
    near.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (this.#far.readyState === WebSocket.OPEN) this.#far.send(text);
      else this.#early.push(text);
    });
    this.#far.on('message', (data: Buffer) => this.#arrived(data.toString('utf8')));
  }

  cut(): void {
    this.#happened.cut += 1;
    this.#end();
  }

  /** Holds back what comes from now on; in order, so that what comes behind waits too. */
  delay(ms: number): void {
    this.#happened.delay += 1;
    this.#delayMs = ms;
  }

  arm(kind: Trouble): void {
    this.#armed.push(kind);
  }

  calm(): void {
    this.#armed = [];
    this.#delayMs = 0;
    this.#hurry();
    this.#release();
  }

  #arrived(text: string): void {
    this.#turn = this.#turn.then(async () => {
      if (this.#delayMs > 0) await this.#wait(this.#delayMs);
      this.#pass(text);
    });
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #pass(text: string): void {
    if (this.#overtaken) {
      this.#send(text);
      this.#happened.reorder += 1;
      this.#release();
      return;
    }
    const kind = this.#armed.shift();
    if (kind === 'reorder') {
      this.#overtaken = { text, timer: setTimeout(() => this.#release(), OVERTAKE_MS) };
      return;
    }
    this.#send(text);
    if (kind !== 'duplicate') return;
    this.#happened.duplicate += 1;
    this.#send(text);
  }

  #release(): void {
    if (!this.#overtaken) return;
    clearTimeout(this.#overtaken.timer);
    this.#send(this.#overtaken.text);
    this.#overtaken = null;
  }

  #send(text: string): void {
    if (this.#near.readyState === WebSocket.OPEN) this.#near.send(text);
  }

  #end(): void {
    clearTimeout(this.#overtaken?.timer);
    this.#overtaken = null;
    this.#near.terminate();
    this.#far.terminate();
  }
}
