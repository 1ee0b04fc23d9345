import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

/** What a worker process can be asked: names and functions. What goes over is data. */
export type Calls = Record<string, (input: never) => unknown>;

/** A process of its own that a row asks things, so that what is measured and what measures it do not share a thread. */
export type Worker<C extends Calls> = AsyncDisposable & {
  readonly pid: number;
  ask<Name extends keyof C & string>(
    name: Name,
    ...input: Parameters<C[Name]>
  ): Promise<Awaited<ReturnType<C[Name]>>>;
};

type Question = { id: number; name: string; input: never };
type Reply = { id: number; output?: unknown; error?: string };

/** Starts a file of this folder as a worker. */
export async function startWorker<C extends Calls>(
  file: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Worker<C>> {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: ['--conditions=session-booking-source', '--expose-gc'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2, 'ipc'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>();
  child.on('message', ({ id, output, error }: Reply) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(output);
    else asked?.reject(new Error(error));
  });
  const ended = once(child, 'exit').then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended before it answered.`));
  });
  const ask = (name: string, input?: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const id = waiting.size === 0 ? 1 : Math.max(...waiting.keys()) + 1;
      waiting.set(id, { resolve, reject });
      child.send({ id, name, input });
    });
  await ask('ready');
  return {
    pid: child.pid ?? 0,
    // The replies are what the functions of the same type gave; only the compiler cannot see through the channel.
    ask: ask as Worker<C>['ask'],
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Answers the questions of the process that started this one; `end` runs when that has no more, or is gone. */
export function answerCalls(calls: Calls, end: () => void | Promise<void>): void {
  const known = new Map<string, (input: never) => unknown>([...Object.entries(calls), ['ready', () => null]]);
  process.on('message', ({ id, name, input }: Question) => {
    const reply = (rest: Omit<Reply, 'id'>) => process.send?.({ id, ...rest });
    Promise.resolve()
      .then(() => known.get(name)?.(input))
      .then(
        (output) => reply({ output }),
        (error: unknown) =>
          reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.once('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit());
  });
}
