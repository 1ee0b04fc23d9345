import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The server as a process of its own, as `npm start` runs it. */
export type ServerProcess = {
  readonly pid: number;
  /** What it has written to standard output and standard error so far. */
  output(): { stdout: string; stderr: string };
  /** Waits for the line with its address and gives that; throws with its last words when it ends before. */
  url(): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Waits for its end; null as code when a signal ended it. */
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

const SERVER = [process.execPath, '--conditions=session-booking-source', main];

/** Starts a server process on a free port with nothing in its environment but these variables; with another command, in its way. */
export function startProcess(env: Record<string, string>, command = SERVER): ServerProcess {
  const [program = '', ...options] = command;
  const child = spawn(program, options, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    url: () =>
      Promise.race([
        address(child, output),
        ended.then(() => Promise.reject(new Error(`ended: ${output.stderr}`))),
      ]),
    signal: (name) => void child.kill(name),
    ended: () => ended,
  };
}

async function address(child: ChildProcess, output: { stdout: string }): Promise<string> {
  for (;;) {
    const found = /http:\/\/\S+/.exec(output.stdout)?.[0];
    if (found && output.stdout.includes('\n')) return found;
    await once(child.stdout!, 'data');
  }
}
