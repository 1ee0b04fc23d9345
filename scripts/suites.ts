import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freshenPages } from './build.ts';
import { ensureBrowser } from './find-browser.ts';
import type { Totals } from './node-totals.ts';
import { databaseForTests, natsForTests } from './services.ts';
import { root, type Run, runNode, runTool } from './tool.ts';

const NODE_TESTS = [
  'sdk/src/**/*.test.ts',
  'server/{src,test}/**/*.test.ts',
  'demo/src/**/*.test.ts',
  'scripts/**/*.test.ts',
];
const WIDGET_TESTS = ['widget/src/**/*.test.ts'];
const E2E_TESTS = ['demo/e2e/**/*.test.ts'];
const ZONES = ['UTC', 'America/New_York', 'Australia/Sydney'];

/** Says one run of a suite: its title, and what runs it over the test files whose paths begin with `within`. */
export interface Suite {
  title: string;
  run: (within: string) => Promise<Totals>;
}

/** Lists what each name on the command line runs, in order. */
export const suites: Record<string, Suite[]> = {
  node: [
    { title: 'sdk, server and demo', run: async (within) => nodeTests(NODE_TESTS, within, await services()) },
  ],
  widget: [{ title: 'widget in a browser', run: widgetTests }],
  e2e: [{ title: 'journeys in a browser', run: journeys }],
  zones: ZONES.map((TZ) => ({
    title: `sdk, server and demo, TZ=${TZ}`,
    run: async (within) => nodeTests(NODE_TESTS, within, { ...(await services()), TZ }),
  })),
};

async function services(): Promise<NodeJS.ProcessEnv> {
  return { ...(await databaseForTests()), ...(await natsForTests()) };
}

function nodeTests(patterns: string[], within: string, env: NodeJS.ProcessEnv): Promise<Totals> {
  return counted(matching(patterns, within), (files, totalsFile) => {
    const args = [
      '--conditions=session-booking-source',
      '--test',
      '--test-concurrency=2',
      '--test-timeout=300000',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./scripts/node-totals.ts',
      `--test-reporter-destination=${totalsFile}`,
    ];
    return runNode([...args, ...files], { env });
  });
}

function widgetTests(within: string): Promise<Totals> {
  return counted(matching(WIDGET_TESTS, within), (files, totalsFile) =>
    runTool('wtr', ['--files', ...files], { env: { TEST_TOTALS: totalsFile, CHROME_PATH: ensureBrowser() } }),
  );
}

async function journeys(within: string): Promise<Totals> {
  await freshenPages();
  return nodeTests(E2E_TESTS, within, { ...(await services()), CHROME_PATH: ensureBrowser() });
}

function matching(patterns: string[], within: string): string[] {
  return globSync(patterns, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.startsWith(within))
    .sort();
}

async function counted(
  files: string[],
  run: (files: string[], totalsFile: string) => Promise<Run>,
): Promise<Totals> {
  // A suite that finds nothing to run would pass for ever.
  if (files.length === 0) throw new Error('No test files found.');
  const folder = mkdtempSync(join(tmpdir(), 'session-booking-tests-'));
  try {
    const totalsFile = join(folder, 'totals.json');
    const { code } = await run(files, totalsFile);
    const written = existsSync(totalsFile) ? readFileSync(totalsFile, 'utf8') : '';
    if (written === '') throw new Error(`The run ended before it could count its tests (exit code ${code}).`);
    const totals = JSON.parse(written) as Totals;
    if (totals.passed + totals.failed === 0) throw new Error('The suite ran no test.');
    // A file that fails to load, or a leak after the last test, ends the run badly without a failed test.
    if (code !== 0 && totals.failed === 0) totals.failed = 1;
    return totals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
