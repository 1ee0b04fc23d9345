import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { buildPages } from './build.ts';
import { ensureBrowser } from './find-browser.ts';
import type { Totals } from './node-totals.ts';
import { databaseForTests, natsForTests } from './services.ts';
import { root, type Run, runNode, runTool } from './tool.ts';

const NODE_TESTS = ['sdk/src/**/*.test.ts', 'server/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'];
const WIDGET_TESTS = ['widget/src/**/*.test.ts'];
const E2E_TESTS = ['demo/e2e/**/*.test.ts'];
const ZONES = ['UTC', 'America/New_York', 'Australia/Sydney'];

const folder = mkdtempSync(join(tmpdir(), 'session-booking-tests-'));
const totalsFile = join(folder, 'totals.json');

const SUITES: Record<string, () => Promise<Totals[]>> = {
  node: async () => [await nodeSuite('sdk and server', NODE_TESTS, await services())],
  widget: async () => [await widgetSuite()],
  e2e: async () => [await e2eSuite()],
  zones: async () => {
    const env = await services();
    const totals: Totals[] = [];
    for (const TZ of ZONES)
      totals.push(await nodeSuite(`sdk and server, TZ=${TZ}`, NODE_TESTS, { ...env, TZ }));
    return totals;
  },
};

async function services(): Promise<NodeJS.ProcessEnv> {
  return { ...(await databaseForTests()), ...(await natsForTests()) };
}

function nodeSuite(title: string, patterns: string[], env: NodeJS.ProcessEnv = {}): Promise<Totals> {
  const files = globSync(patterns, { cwd: root }).sort();
  const args = [
    '--conditions=session-booking-source',
    '--test',
    '--test-concurrency=2',
    '--test-timeout=180000',
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=./scripts/node-totals.ts`, `--test-reporter-destination=${totalsFile}`],
  ];
  return counted(title, files, () => runNode([...args, ...files], { env }));
}

function widgetSuite(): Promise<Totals> {
  const files = globSync(WIDGET_TESTS, { cwd: root });
  return counted('widget in a browser', files, () =>
    runTool('wtr', [], { env: { TEST_TOTALS: totalsFile } }),
  );
}

async function e2eSuite(): Promise<Totals> {
  await buildPages();
  return nodeSuite('journeys in a browser', E2E_TESTS, { CHROME_PATH: ensureBrowser() });
}

async function counted(title: string, files: string[], run: () => Promise<Run>): Promise<Totals> {
  console.log(`\n== ${title}: ${String(files.length)} files`);
  // A suite that finds nothing to run would pass for ever.
  if (files.length === 0) throw new Error(`No test files found for the suite "${title}".`);
  rmSync(totalsFile, { force: true });
  const { code } = await run();
  const totals = JSON.parse(readFileSync(totalsFile, 'utf8')) as Totals;
  if (totals.passed + totals.failed === 0) throw new Error(`The suite "${title}" ran no test.`);
  // A file that fails to load, or a leak after the last test, ends the run badly without a failed test.
  if (code !== 0 && totals.failed === 0) totals.failed = 1;
  return totals;
}

async function main(names: string[]): Promise<void> {
  const started = Date.now();
  const sum: Totals = { passed: 0, failed: 0, skipped: 0 };
  if (names.includes('widget') || names.includes('e2e')) ensureBrowser();
  for (const name of names) {
    const suite = SUITES[name];
    if (!suite) throw new Error(`No suite is called ${name}: choose from ${Object.keys(SUITES).join(', ')}.`);
    for (const totals of await suite()) {
      sum.passed += totals.passed;
      sum.failed += totals.failed;
      sum.skipped += totals.skipped;
    }
  }
  console.log(
    `\n${names.join(', ')}: ${String(Math.round((Date.now() - started) / 1000))} s, ${String(sum.skipped)} skipped`,
  );
  console.log(`${String(sum.passed)} passed, ${String(sum.failed)} failed`);
  if (sum.failed > 0) process.exitCode = 1;
}

try {
  const asked = process.argv.slice(2);
  await main(asked.length > 0 ? asked : ['node', 'widget', 'e2e']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
