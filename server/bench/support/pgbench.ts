import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Statement } from './live-server.ts';

/** Says what of the statements differs from one transaction to the next: a text, and the SQL that makes it. */
export type Varying = readonly (readonly [text: string, sql: string])[];

export type PgbenchRun = {
  databaseUrl: string;
  statements: readonly Statement[];
  varying: Varying;
  clients: number;
  seconds: number;
  /** Lines that set variables before each transaction; `i` counts them. */
  setup: readonly string[];
};

/** Runs the statements with `pgbench`, prepared, as fast as that many clients can; gives transactions a second. */
export async function pgbench(run: PgbenchRun): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'session-booking-bench-'));
  try {
    const file = join(folder, 'script.sql');
    const body = run.statements.map((each) => `${written(each, run.varying)};\n`);
    await writeFile(file, [...run.setup, '\\set i :i + 1', ...body].join('\n'));
    const { clients, seconds, databaseUrl } = run;
    const output = await text([
      ...['-n', '-M', 'prepared', '-f', file, '-c', `${clients}`, '-j', '2', '-T', `${seconds}`],
      ...['-D', 'i=0', '-d', databaseUrl],
    ]);
    const rate = /tps = ([\d.]+)/.exec(output)?.[1];
    if (rate === undefined) throw new Error(`pgbench said nothing of transactions: ${output}`);
    return Number(rate);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function text(args: string[]): Promise<string> {
  const child = spawn('pgbench', args, { env: { ...process.env, PGOPTIONS: '-c timezone=UTC' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  const [code] = (await once(child, 'close').catch(() => {
    throw new Error('This row needs pgbench, which comes with PostgreSQL: put it on PATH.');
  })) as [number];
  if (code !== 0) throw new Error(`pgbench ended with code ${code}: ${output.slice(-500)}`);
  return output;
}

function written({ sql, parameters }: Statement, varying: Varying): string {
  return sql.replaceAll(/\$(\d+)/g, (_, number: string) => literal(parameters[Number(number) - 1], varying));
}

function literal(value: unknown, varying: Varying): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `array[${value.map((each) => literal(each, varying)).join(', ')}]`;
  const asText = typeof value === 'string' ? value : JSON.stringify(value);
  const hit = varying.find(([part]) => asText.includes(part));
  if (!hit) return quoted(asText);
  const [part, sql] = hit;
  const pieces = asText.split(part).map((piece) => literal(piece, varying));
  return `(${pieces.join(` || ${sql} || `)})`;
}

/** A colon before a word would be a variable of pgbench, in quotes too. */
function quoted(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "''");
  return `E'${escaped.replaceAll(':', '\\x3a').replaceAll('\n', '\\n')}'`;
}
