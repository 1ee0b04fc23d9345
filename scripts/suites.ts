import { globSync } from 'node:fs';
import process from 'node:process';

import { freshenPages } from './build.ts';
import { countTests, type RunFiles, type Totals } from './count-tests.ts';
import { ensureBrowser } from './find-browser.ts';
import { databaseForTests, natsForTests } from './services.ts';
import { root, runNode, runTool } from './tool.ts';

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
  return counted(matching(patterns, within), (files, linesFile) => {
    const args = [
      '--conditions=session-booking-source',
      '--test',
      '--test-concurrency=2',
      '--test-timeout=300000',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./scripts/node-totals.ts',
      `--test-reporter-destination=${linesFile}`,
    ];
    return runNode([...args, ...files], { env });
  });
}

function widgetTests(within: string): Promise<Totals> {
  return counted(matching(WIDGET_TESTS, within), (files, linesFile) =>
    runTool('wtr', ['--files', ...files], { env: { TEST_TOTALS: linesFile, CHROME_PATH: ensureBrowser() } }),
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

// Asked for where nobody watches: at a desk the first failure is worth a look at once.
function counted(files: string[], run: RunFiles): Promise<Totals> {
  return countTests(files, run, process.env['TEST_SECOND_TRY'] === '1');
}
