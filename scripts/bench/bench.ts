import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { root } from '../tool.ts';
import type { Figure, RowOptions } from './row.ts';
import { asData, asText, type Outcome } from './table.ts';

/** Lists the rows in the order they are printed: name and file. */
const ROWS: Readonly<Record<string, string>> = {
  'first-view': 'demo/bench/first-view.ts',
  availability: 'server/bench/availability.ts',
  'slot-engine': 'server/bench/slot-engine.ts',
  'bookings-postgres': 'server/bench/bookings-postgres.ts',
  'bookings-embedded': 'server/bench/bookings-embedded.ts',
  sockets: 'server/bench/sockets.ts',
  'commit-to-screen': 'demo/bench/commit-to-screen.ts',
  start: 'server/bench/start.ts',
  growth: 'server/bench/growth.ts',
  'one-code-base': 'demo/bench/one-code-base.ts',
};

/** Runs the rows one after the other, since two at once would measure each other. */
async function runRows(names: readonly string[], options: RowOptions, isData: boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const name of names) {
    if (isData) console.error(`Measuring ${name}.`);
    const outcome = await runRow(name, options);
    outcomes.push(outcome);
    if (!isData) console.log(asText(outcome));
  }
  return outcomes;
}

async function runRow(name: string, options: RowOptions): Promise<Outcome> {
  const file = join(root, ROWS[name] ?? '');
  const child = fork(join(import.meta.dirname, 'run-row.ts'), [file, JSON.stringify(options)], {
    cwd: root,
    execArgv: ['--conditions=session-booking-source', '--expose-gc'],
    stdio: ['ignore', 2, 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  let result: { title: string; figures: Figure[] } | undefined;
  child.on('message', (message) => (result = message as typeof result));
  await once(child, 'close');
  return { name, title: name, figures: [], ...(result ?? { failure: lastWords(said) }) };
}

/** Finds the line that says what went wrong, among the frames of a stack. */
function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? 'it ended without a word';
}

function chosen(words: readonly string[]): string[] {
  const unknown = words.filter((word) => !(word in ROWS));
  if (unknown.length > 0)
    throw new Error(`There is no row ${unknown.join(', ')}; rows are ${Object.keys(ROWS).join(', ')}.`);
  return words.length > 0 ? [...words] : Object.keys(ROWS);
}

const machine = () => ({
  node: process.version,
  cpus: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  load: loadavg()[0] ?? 0,
});

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, list: { type: 'boolean' }, peers: { type: 'boolean' } },
  });
  const names = chosen(positionals);
  const { json: isData = false, peers = false } = values;
  if (values.list) for (const name of names) console.log(name);
  else {
    const before = machine();
    if (!isData)
      console.log(
        `${before.cpus}, Node ${before.node}, load ${before.load.toFixed(1)}: ratios count, times do not.`,
      );
    const outcomes = await runRows(names, { peers }, isData);
    if (isData) console.log(JSON.stringify({ machine: before, rows: asData(outcomes) }, null, 2));
    if (outcomes.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
