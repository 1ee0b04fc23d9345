import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Names the folder of the checkout. */
export const root = join(import.meta.dirname, '..');

/** Says how a tool is run: folder (default the checkout's), extra environment, and whether to keep its output instead of showing it. */
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  capture?: boolean;
}

/** Holds the exit code of a run (1 when a signal ended it) and, when captured, its output in the order it was written. */
export interface Run {
  code: number;
  output: string;
}

/** Runs an installed package's program on this very Node: needs no shell, and does not mind which `node` is first on PATH. */
export function runTool(name: string, args: string[], options: RunOptions = {}): Promise<Run> {
  return runNode([toolPath(name), ...args], options);
}

/** Runs this Node with the given arguments. */
export function runNode(
  args: string[],
  { cwd = root, env = {}, capture = false }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

function toolPath(name: string): string {
  const folder = join(root, 'node_modules', PACKAGES[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bin === 'string' ? bin : bin[name];
  if (!path) throw new Error(`The package ${folder} has no program called ${name}.`);
  return join(folder, path);
}

const PACKAGES: Record<string, string> = {
  tsc: 'typescript',
  attw: '@arethetypeswrong/cli',
  cem: '@custom-elements-manifest/analyzer',
  depcruise: 'dependency-cruiser',
  wtr: '@web/test-runner',
};
