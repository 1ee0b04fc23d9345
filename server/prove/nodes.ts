import { startProcess, type ServerProcess } from '../test/server-process.ts';
import { SECRET } from './people.ts';

/** A node of the server, as a process of its own. */
export type ServerNode = {
  readonly url: string;
  readonly process: ServerProcess;
  /** Says that its end is no surprise. */
  expectEnd(): void;
  /** Ends it without a word. */
  kill(): Promise<void>;
};

const all = new Set<ServerProcess>();
process.on('exit', () => {
  for (const each of all) each.signal('SIGKILL');
});

/** Starts a node; limits are off unless the environment says otherwise. */
export async function startNode(env: Record<string, string>): Promise<ServerNode> {
  const started = startProcess({ JWT_SECRET: SECRET, LIMITS: 'off', ...env });
  all.add(started);
  let isExpected = false;
  void started.ended().then(({ code, signal }) => {
    all.delete(started);
    // Whatever the proof then says, this is why.
    if (!isExpected)
      console.error(`A node ended by itself (${signal ?? code}): ${lastWords(started.output().stderr)}`);
  });
  return {
    url: await started.url(),
    process: started,
    expectEnd: () => void (isExpected = true),
    async kill() {
      isExpected = true;
      started.signal('SIGKILL');
      await started.ended();
    },
  };
}

/** Several nodes that share everything but their processes. */
export type Nodes = AsyncDisposable & {
  readonly list: readonly ServerNode[];
  /** Gives a node by a number that may be larger than how many there are. */
  at(index: number): ServerNode;
  /** Kills one and starts another in its place. */
  replace(index: number): Promise<void>;
  /** Lets all finish what they do, and gives what they logged as a fault. */
  stop(): Promise<string[]>;
};

/** Starts nodes one after the other, so that the first one has migrated before the next asks. */
export async function startNodes(count: number, env: Record<string, string>): Promise<Nodes> {
  const list: ServerNode[] = [];
  for (let index = 0; index < count; index += 1) list.push(await startNode(env));
  const at = (index: number) => {
    const found = list[index % list.length];
    if (!found) throw new Error('There is no node.');
    return found;
  };
  return {
    list,
    at,
    async replace(index) {
      await at(index).kill();
      list[index % list.length] = await startNode(env);
    },
    async stop() {
      for (const node of list) {
        node.expectEnd();
        node.process.signal('SIGTERM');
      }
      await Promise.all(list.map(({ process }) => process.ended()));
      return list.flatMap(({ process }) => faultsIn(process.output().stderr));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(list.map((node) => node.kill()));
    },
  };
}

const lastWords = (log: string) => log.trimEnd().split('\n').slice(-3).join('\n');

type Described = { message?: string; cause?: Described };

/** Finds the messages of the log that say something broke, each with what it came from; warnings are none. */
function faultsIn(log: string): string[] {
  return log
    .split('\n')
    .filter((line) => /"level":(5|6)0\b/.test(line))
    .map((line) => JSON.parse(line) as { msg?: string; err?: Described })
    .map(({ msg = '', err }) => (err ? `${msg}: ${origin(err)}` : msg));
}

const origin = ({ message = '', cause }: Described): string => (cause ? origin(cause) : message);
