import { machineMs } from './percentile.ts';
import { connectRaw, type RawSocket } from './raw-socket.ts';
import { answerCalls } from './worker.ts';

/** What a crowd does once connected: what each says, and which frame means that it is in. */
export type Gathering = {
  port: number;
  path: string;
  count: number;
  hellos: string[][];
  isIn: string | null;
};

/** Says how a change reached the crowd: when each heard of it, and who heard it not in order, not once, or not at all. */
export type Hearing = { at: Float64Array; missed: number };

const AT_ONCE = 100;
/** So few from one address that ports never run out. */
const PER_ADDRESS = 2000;

let sockets: RawSocket[] = [];
let revisions = new Float64Array();
let outOfOrder = 0;
let closed = 0;
let lastText = '';
const heard = new Map<number, { count: number; at: Float64Array }>();

const calls = {
  /** Connects everybody, some at a time; gives how many milliseconds that took. */
  async gather({ port, path, count, hellos, isIn }: Gathering): Promise<number> {
    const began = machineMs();
    revisions = new Float64Array(count);
    outOfOrder = 0;
    closed = 0;
    heard.clear();
    const next = Array.from({ length: count }, (_, index) => index).values();
    const joinAll = async () => {
      for (const index of next) {
        const says = hellos[index % Math.max(1, hellos.length)] ?? [];
        await join(index, port, path, says, isIn);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, joinAll));
    return machineMs() - began;
  },
  /** Waits until all have heard of a revision, or for so long. */
  async hear({ revision, withinMs }: { revision: number; withinMs: number }): Promise<Hearing> {
    const end = machineMs() + withinMs;
    while ((heard.get(revision)?.count ?? 0) < sockets.length && machineMs() < end)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const { count = 0, at = new Float64Array() } = heard.get(revision) ?? {};
    heard.delete(revision);
    return { at: at.filter((each) => each > 0), missed: sockets.length - count };
  },
  /** Gives the last frame as it came, frames that did not follow on the one before, and sockets that were lost. */
  state: () => ({ lastText, outOfOrder, closed }),
  disperse(): void {
    for (const socket of sockets) socket.end();
    sockets = [];
  },
};

function join(index: number, port: number, path: string, says: string[], isIn: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const onText = (payload: Buffer) => {
      if (isIn !== null && payload.includes(isIn)) {
        revisions[index] = numberAfter(payload, '"revision":');
        resolve();
      } else if (payload.includes('"type":"availability"')) note(index, payload);
      else if (payload.includes('"problem"')) reject(new Error(payload.toString()));
    };
    const localAddress = `127.0.0.${2 + Math.floor(index / PER_ADDRESS)}`;
    connectRaw(port, path, localAddress, onText, () => (closed += 1)).then((socket) => {
      sockets.push(socket);
      for (const text of says) socket.send(text);
      if (isIn === null) resolve();
    }, reject);
  });
}

function note(index: number, payload: Buffer): void {
  const at = machineMs();
  const revision = numberAfter(payload, '"revision":');
  if (numberAfter(payload, '"previous":') !== revisions[index]) outOfOrder += 1;
  revisions[index] = revision;
  let hearing = heard.get(revision);
  if (!hearing) {
    hearing = { count: 0, at: new Float64Array(revisions.length) };
    heard.set(revision, hearing);
    lastText = payload.toString();
  }
  hearing.at[index] = at;
  hearing.count += 1;
}

function numberAfter(payload: Buffer, name: string): number {
  const start = payload.indexOf(name) + name.length;
  let value = 0;
  for (let at = start; ; at += 1) {
    const digit = (payload[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return value;
    value = value * 10 + digit;
  }
}

/** What a crowd can be asked. */
export type SocketCrowd = typeof calls;

answerCalls(calls, () => calls.disperse());
