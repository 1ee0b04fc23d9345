import process from 'node:process';

import { sumOf, type Totals } from './count-tests.ts';
import { ensureBrowser } from './find-browser.ts';
import { type Suite, suites } from './suites.ts';

// Arguments: names of suites (default: all that npm test runs), and at most one path that the test files must begin with.
const words = process.argv.slice(2);
const named = words.filter((word) => word in suites);
const [within = '', ...rest] = words.filter((word) => !(word in suites));
const chosen = named.length > 0 ? named : ['node', 'widget', 'e2e'];

async function runAll(): Promise<Totals> {
  const all: Totals[] = [];
  for (const suite of chosen.flatMap((name) => suites[name] ?? [])) all.push(await outcome(suite));
  return sumOf(all);
}

// One suite that cannot run is one failure, and no reason to leave the others out.
async function outcome({ title, run }: Suite): Promise<Totals> {
  console.log(`\n== ${title}`);
  try {
    return await run(within);
  } catch (error) {
    console.error(`${title}: ${describe(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  if (rest.length > 0)
    throw new Error(`Give at most one path beside suites (${Object.keys(suites).join(', ')}).`);
  const started = Date.now();
  // First, because installing one can take longer than a person waits before looking away.
  if (chosen.includes('widget') || chosen.includes('e2e')) ensureBrowser();
  const { passed, failed, skipped } = await runAll();
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n${chosen.join(', ')}: ${seconds} s, ${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
