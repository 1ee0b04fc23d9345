import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { findPostgres, findProgram } from './programs.ts';
import { NATS_FOLDERS } from './nats-process.ts';
import type { Proof } from './proof.ts';
import { proofs } from './proofs.ts';
import { startPostgres } from './postgres-cluster.ts';
import { Report } from './report.ts';
import { seeded } from './seeded.ts';

const USAGE = 'npm run prove -- [--list] [--short] [--seed N] [name …]';

/** Says what is missing on this machine for a proof; undefined when nothing is. */
function missing({ needs }: Proof): string | undefined {
  if (needs.includes('PostgreSQL') && !findPostgres()) return 'PostgreSQL (initdb was not found)';
  if (needs.includes('NATS') && !findProgram('nats-server', NATS_FOLDERS)) return 'nats-server';
  return undefined;
}

async function prove(proof: Proof, short: boolean, seed: number): Promise<readonly string[]> {
  console.log(`\n${proof.name} (${short ? 'short' : 'whole'}, seed ${seed})\n  ${proof.promise}`);
  const report = new Report((line) => console.log(line), short);
  await using own = new AsyncDisposableStack();
  const startedAt = performance.now();
  const postgres = async () => own.use(await startPostgres());
  try {
    await proof.run({ short, random: seeded(seed), report, postgres });
  } catch (error) {
    console.error(error);
    return [...report.missed, 'it ran to its end'];
  } finally {
    console.log(`  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  return report.missed;
}

function chosen(names: readonly string[]): readonly Proof[] {
  const unknown = names.filter((name) => !proofs.some((proof) => proof.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No proof is called ${unknown.join(', ')}. There are: ${proofs.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length > 0 ? proofs.filter(({ name }) => names.includes(name)) : proofs;
}

async function proveAll(list: readonly Proof[], short: boolean, seed: number): Promise<void> {
  const missed: string[] = [];
  const left: string[] = [];
  // Times say as much about the machine as about the server.
  console.log(
    `On ${availableParallelism()} cores with a load of ${(loadavg()[0] ?? 0).toFixed(1)} before it began.`,
  );
  for (const proof of list) {
    const lack = missing(proof);
    if (lack) {
      console.log(`\nSKIPPED: ${proof.name}, because this machine has no ${lack}`);
      left.push(proof.name);
    } else missed.push(...(await prove(proof, short, seed)).map((figure) => `${proof.name}: ${figure}`));
  }
  console.log('');
  if (left.length > 0) console.log(`Left out: ${left.join(', ')}.`);
  for (const each of missed) console.log(`MISSED ${each}`);
  console.log(
    missed.length === 0
      ? `${list.length - left.length} of ${list.length} promises shown.`
      : 'Not every promise is kept.',
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
}

// Whoever stops a proof must not be left with its nodes and databases: what it started ends when it exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: 'boolean' }, short: { type: 'boolean' }, seed: { type: 'string' } },
  });
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error('--seed wants a whole number from 0 on.');
  const list = chosen(positionals);
  if (values.list) for (const { name, promise } of list) console.log(`${name.padEnd(20)} ${promise}`);
  else await proveAll(list, values.short ?? false, seed);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
