import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeCodes } from '@session-booking/sdk/contract';
import { WebSocket } from 'ws';
import { client, signToken } from './people.ts';
import type { Window } from './witness.ts';

/** A way of behaving badly, and how the contract says that it ends. */
export type BadSocket = {
  readonly kind: string;
  readonly code: number;
  /** Behaves so once and gives the code it was closed with; 1006 stands for no code at all. */
  readonly run: () => Promise<number>;
};

/** What bad sockets need to know about the node they come to. */
export type Target = { readonly url: string; readonly ownOrigin: string; readonly window: Window };

let made = 0;
const somebody = () => client(`bad-${process.pid}-${(made += 1)}`);
const seconds = () => Math.floor(Date.now() / 1000);
const hello = (token: string) => JSON.stringify({ type: 'hello', token, protocol: 1 });
const JUNK = [
  '{"type":"watch"',
  '[]',
  '"hello"',
  '{"type":"hello"}',
  '\u0000',
  '{"__proto__":{"type":"hello"}}',
];
/** How often a slow reader tries: how much a line holds before anything piles up is the system's to say. */
const SLOW_TRIES = 4;
const SLOW_MS = 1200;

/** Lists every way there is of behaving badly. */
export function badSockets({ url, ownOrigin, window }: Target): BadSocket[] {
  const open = (path = '/api/realtime', origin?: string) =>
    new WebSocket(url.replace('http', 'ws') + path, {
      perMessageDeflate: false,
      ...(origin !== undefined && { origin }),
    });
  const greeted = async (token: string) => {
    const socket = open();
    await once(socket, 'open');
    socket.send(hello(token));
    await once(socket, 'message');
    return socket;
  };
  const says = (text: string | Buffer) => async () => {
    const socket = open();
    socket.once('open', () => socket.send(text));
    return closing(socket);
  };
  const saysGreeted = (send: (socket: WebSocket) => void) => async () => {
    const socket = await greeted(somebody());
    const end = closing(socket);
    send(socket);
    return end;
  };
  const { unauthorized, forbidden, limited, policy, tooBig, tryAgainLater } = closeCodes;
  const bad = (kind: string, code: number, run: () => Promise<number>): BadSocket => ({ kind, code, run });
  return [
    bad('no hello', unauthorized, () => closing(open())),
    bad('an empty token', unauthorized, says(hello(''))),
    bad('no token at all', unauthorized, says(hello('not.a.token'))),
    bad('a token of another signature', unauthorized, () =>
      says(hello(`${somebody().slice(0, -6)}AAAAAA`))(),
    ),
    bad('a token that has ended', unauthorized, () =>
      says(hello(signToken({ sub: 'late', role: 'client', exp: seconds() - 5 })))(),
    ),
    bad('a token for others', unauthorized, () =>
      says(hello(signToken({ sub: 'else', role: 'client', aud: 'elsewhere' })))(),
    ),
    bad('a token in the address', unauthorized, () => closing(open(`/api/realtime?token=${somebody()}`))),
    bad('a page of a foreign origin', forbidden, () => closing(open(undefined, 'https://evil.example'))),
    bad('a page that is nearly ours', forbidden, () => closing(open(undefined, `${ownOrigin}.evil.example`))),
    ...JUNK.map((text) => bad(`junk for a hello: ${JSON.stringify(text)}`, unauthorized, says(text))),
    bad('bytes in place of text', policy, says(Buffer.from(hello(somebody())))),
    bad(
      'a frame of 17 KiB',
      tooBig,
      saysGreeted((socket) => socket.send('x'.repeat(17 * 1024))),
    ),
    bad(
      'a flood',
      limited,
      saysGreeted((socket) => repeat(60, () => socket.send('{"type":"ping"}'))),
    ),
    bad(
      'a flood of junk',
      limited,
      saysGreeted((socket) => repeat(60, () => socket.send('{'.repeat(500)))),
    ),
    bad('a sixth socket of one subject', limited, async () => {
      const token = somebody();
      const five = await Promise.all(Array.from({ length: 5 }, () => greeted(token)));
      try {
        return await says(hello(token))();
      } finally {
        for (const socket of five) socket.terminate();
      }
    }),
    bad('a reader who does not read', tryAgainLater, async () => {
      for (let tries = 1; ; tries += 1) {
        const code = await readSlowly(await greeted(somebody()), window);
        if (code !== null || tries === SLOW_TRIES) return code ?? 0;
      }
    }),
  ];
}

/** Asks for much and reads nothing for a while, then reads on; null when the server let it be. */
async function readSlowly(socket: WebSocket, window: Window): Promise<number | null> {
  const end = closing(socket);
  socket.pause();
  repeat(20, (index) => socket.send(JSON.stringify({ type: 'watch', id: `w${index}`, ...window })));
  await sleep(SLOW_MS);
  socket.resume();
  const code = await Promise.race([end, sleep(4 * SLOW_MS, null)]);
  socket.terminate();
  return code;
}

function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.once('close', resolve);
  });
}

function repeat(times: number, work: (index: number) => void): void {
  for (let index = 0; index < times; index += 1) work(index);
}
