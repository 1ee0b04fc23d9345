import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { embeddedFolder, type EmbeddedFolder } from '../../../server/test/embedded-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const START_TIMEOUT_MS = 150_000;

/** Runs the real server as a process of its own; it can be killed and started again at the same address. */
export class BookingServer {
  /** For example `http://127.0.0.1:40123`. */
  readonly origin: string;
  readonly #data: EmbeddedFolder;
  #process: ChildProcess;

  constructor(origin: string, data: EmbeddedFolder, child: ChildProcess) {
    this.origin = origin;
    this.#data = data;
    this.#process = child;
  }

  /** Ends the process in order and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await this.#data.remove();
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Starts the process again, on the same port and the same data. */
  async startAgain(): Promise<void> {
    const { child } = await start(this.#data.path, new URL(this.origin).port);
    this.#process = child;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}

/** Starts a server with demo coaches on a free port and a folder of its own. */
export async function startServer(): Promise<BookingServer> {
  const data = await embeddedFolder();
  const { child, origin } = await start(data.path, '0');
  return new BookingServer(origin, data, child);
}

async function start(dataDir: string, port: string): Promise<{ child: ChildProcess; origin: string }> {
  const main = join(ROOT, 'server', 'src', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=session-booking-source', main], {
    cwd: ROOT,
    env: { ...process.env, ...settings(dataDir, port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  try {
    const origin = await printedAddress(child, said);
    return { child, origin };
  } finally {
    clearTimeout(timer);
  }
}

function settings(dataDir: string, port: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: '',
    DEMO: '1',
    HOST: '127.0.0.1',
    PORT: port,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    // Fixed, so that a visitor's token is still good after a restart.
    JWT_SECRET: 'a secret that only the journeys know, 32 bytes or more',
    LOG_LEVEL: 'warn',
    // Everybody in a journey comes from one address, more of them in a minute than would be let in.
    LIMIT_ADDRESS_VISITORS: '1000',
  };
}

function printedAddress(child: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (address) resolve(address);
      });
    }
    child.once('exit', () => {
      reject(new Error(`The server ended before it printed its address:\n${said.join('\n')}`));
    });
  });
}
