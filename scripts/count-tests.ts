import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { root } from './tool.ts';

/** Holds how many tests passed, failed and were skipped. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Holds the totals of one test file. */
export interface FileTotals extends Totals {
  file: string;
}

/** Runs test files, writes a line of JSON of type {@link FileTotals} for each to `linesFile`, and gives the exit code. */
export type RunFiles = (files: string[], linesFile: string) => Promise<{ code: number }>;

/**
 * Runs test files and adds up what each of them counted; one that does not say failed. With `isTriedAgain` a file
 * that failed runs once more by itself, and that run counts: a machine that stumbled is told from a fault that stays,
 * and the file is named, for one that needs a second try still wants mending.
 */
export async function countTests(files: string[], run: RunFiles, isTriedAgain: boolean): Promise<Totals> {
  // A suite that finds nothing to run would pass for ever.
  if (files.length === 0) throw new Error('No test files found.');
  const first = await countFiles(files, run);
  const failed = first.filter((file) => file.failed > 0).map(({ file }) => file);
  if (!isTriedAgain || failed.length === 0) return sumOf(first);
  console.log(`\nFAILED AT FIRST: ${failed.join(', ')}. Once more, by itself:`);
  const second = await countFiles(failed, run);
  const steady = first.filter((file) => file.failed === 0);
  const unsteady = second.filter((file) => file.failed === 0).map(({ file }) => file);
  if (unsteady.length > 0) console.log(`PASSED AT THE SECOND TRY: ${unsteady.join(', ')}`);
  return sumOf([...steady, ...second]);
}

/** Adds totals up. */
export function sumOf(all: readonly Totals[]): Totals {
  const sum: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

async function countFiles(files: string[], run: RunFiles): Promise<FileTotals[]> {
  const folder = mkdtempSync(join(tmpdir(), 'session-booking-tests-'));
  try {
    const linesFile = join(folder, 'totals.jsonl');
    const { code } = await run(files, linesFile);
    const counted = new Map(linesOf(linesFile).map((totals) => [resolve(root, totals.file), totals]));
    const all = files.map((file): FileTotals => {
      const totals = counted.get(resolve(root, file)) ?? { passed: 0, failed: 1, skipped: 0 };
      return { ...totals, file };
    });
    const { passed, failed } = sumOf(all);
    if (passed + failed === 0) throw new Error('The suite ran no test.');
    if (code !== 0 && failed === 0)
      throw new Error(`The run failed, and none of its tests (exit code ${code}).`);
    return all;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function linesOf(file: string): FileTotals[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as FileTotals);
}
