import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, dirname, join } from 'node:path';

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Finds a program on the path, else in the folders given; undefined when it is nowhere. */
export function findProgram(name: string, elsewhere: readonly string[] = []): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...elsewhere];
  return folders.map((folder) => join(folder, name)).find(isRunnable);
}

/** Finds the folder of the newest PostgreSQL's programs; undefined when none is installed. */
export function findPostgres(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort(
    (a, b) => Number(b.split('/').at(-2)) - Number(a.split('/').at(-2)),
  );
  const found = debian.find((folder) => isRunnable(join(folder, 'initdb'))) ?? findProgram('initdb');
  return found?.endsWith('initdb') ? dirname(found) : found;
}

/** Says as whom PostgreSQL runs: it refuses to be root, so root lends it the user `postgres`. */
export function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A program that runs until it is ended; it never outlives the proof. */
export type Program = {
  readonly pid: number;
  /** What it has written to standard error so far. */
  errors(): string;
  signal(name: NodeJS.Signals): void;
  isRunning(): boolean;
  readonly ended: Promise<void>;
};

/** Starts a program in the background. */
export function startProgram(
  path: string,
  args: readonly string[],
  user: { uid?: number; gid?: number } = {},
): Program {
  const child = spawn(path, args, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...user });
  running.add(child);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'exit').then(() => void running.delete(child));
  return {
    pid: child.pid ?? 0,
    errors: () => errors,
    signal: (name) => void child.kill(name),
    isRunning: () => running.has(child),
    ended,
  };
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
