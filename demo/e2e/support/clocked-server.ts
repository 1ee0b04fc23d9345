import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Runs the real server with demo coaches, as a process of its own, by a clock that a journey sets. */
export class ClockedServer {
  /** For example `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly #process: ChildProcess;

  constructor(origin: string, child: ChildProcess) {
    this.origin = origin;
    this.#process = child;
  }

  /** Lets the server's clocks show an instant, so many milliseconds from another one, and go on from there. */
  async setClock(instant: string, plusMs = 0): Promise<void> {
    const answered = once(this.#process, 'message');
    this.#process.send(new Date(Date.parse(instant) + plusMs).toISOString());
    await answered;
  }

  /** Ends the process in order; it removes its data. */
  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.disconnect();
    await exited;
  }
}

/** Starts a server on a free port, with the pages as they were built. */
export async function startClockedServer(): Promise<ClockedServer> {
  const child = fork(join(ROOT, 'server', 'test', 'clocked-server.ts'), {
    cwd: ROOT,
    execArgv: ['--conditions=session-booking-source'],
    env: { ...process.env, NODE_ENV: '', FILES_DIR: join(ROOT, 'dist') },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The server ended before it said its address.');
  });
  const [origin] = (await Promise.race([once(child, 'message'), ended])) as [string];
  // From here on the process may end.
  ended.catch(() => undefined);
  return new ClockedServer(origin, child);
}
