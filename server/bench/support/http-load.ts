import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { coachIdOf, hourOf } from './bench-coaches.ts';
import { machineMs, percentile } from './percentile.ts';
import { answerCalls } from './worker.ts';

/** Says a load: the same request over and over on some connections, each as soon as its answer is there. */
export type Load = {
  port: number;
  /** One request for each connection. `@COACH@`, `@START@` and `@KEY@` in it are another coach, hour and key each time. */
  requests: readonly string[];
  seconds: number;
  /** Numbers of the coaches that are booked. */
  coaches?: { first: number; count: number };
};

/** Says what came back: answers by status, and how long they took. */
export type Answers = {
  byStatus: Record<number, number>;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  bytes: number;
};

const calls = {
  async load({ port, requests, seconds, coaches = { first: 1, count: 1 } }: Load): Promise<Answers> {
    const times: number[] = [];
    const byStatus: Record<number, number> = {};
    let booked = 0;
    let bytes = 0;
    const began = machineMs();
    const endAt = began + seconds * 1000;
    const work = async (request: string) => {
      const connection = await openConnection(port);
      const parts = request.split(/(@COACH@|@START@|@KEY@)/);
      while (machineMs() < endAt) {
        const number = booked++;
        const sentAt = machineMs();
        const answer = await connection.ask(parts.map((part) => filled(part, number, coaches)).join(''));
        times.push(machineMs() - sentAt);
        byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
        ({ bytes } = answer);
      }
      connection.end();
    };
    await Promise.all(requests.map(work));
    const perSecond = (times.length / (machineMs() - began)) * 1000;
    return { byStatus, perSecond, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99), bytes };
  },
};

function filled(part: string, number: number, { first, count }: NonNullable<Load['coaches']>): string {
  if (part === '@COACH@') return coachIdOf(first + (number % count));
  if (part === '@START@') return hourOf(Math.floor(number / count));
  return part === '@KEY@' ? `key-${first}-${number}` : part;
}

type Answer = { status: number; bytes: number };

async function openConnection(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  let rest: Buffer = Buffer.alloc(0);
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail).on('close', () => fail(new Error('The server closed a connection under load.')));
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const headEnd = rest.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = rest.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (rest.length < headEnd + 4 + length) return;
    rest = rest.subarray(headEnd + 4 + length);
    waiting?.resolve({ status: Number(head.slice(9, 12)), bytes: length });
  });
  return {
    ask: (request: string) =>
      new Promise<Answer>((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    end: () => socket.destroy(),
  };
}

/** What a load can be asked. */
export type HttpLoad = typeof calls;

answerCalls(calls, () => undefined);
