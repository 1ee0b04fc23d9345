import { connect } from 'node:net';
import { until } from '../test/until.ts';
import { freePort } from './postgres-cluster.ts';
import { findProgram, type Program, startProgram } from './programs.ts';

/** A NATS server of its own, to be killed at will. */
export type NatsProcess = AsyncDisposable & {
  readonly url: string;
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
};

/** Says where Debian puts programs that root runs. */
export const NATS_FOLDERS = ['/usr/sbin', '/usr/local/bin'] as const;

/** Starts a NATS server on a free port; throws when none is installed. */
export async function startNats(): Promise<NatsProcess> {
  const path = findProgram('nats-server', NATS_FOLDERS);
  if (!path) throw new Error('No nats-server is installed.');
  const port = await freePort();
  let program: Program | null = null;
  const kill = async () => {
    program?.signal('SIGKILL');
    await program?.ended;
    program = null;
  };
  const start = async () => {
    program = startProgram(path, ['-a', '127.0.0.1', '-p', String(port)]);
    await until(() => listens(port), 20_000);
  };
  await start();
  return { url: `nats://127.0.0.1:${port}`, kill, start, [Symbol.asyncDispose]: kill };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
