import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';

import { chromiumFlags, ensureBrowser } from './scripts/find-browser.ts';
import { reactModules } from './scripts/react-modules.ts';
import { totalsReporter } from './scripts/widget-totals.ts';

const executablePath = ensureBrowser();

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: import.meta.dirname,
  files: ['widget/src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['session-booking-source', 'browser', 'development'] },
  plugins: [reactModules(), esbuildPlugin({ ts: true, target: 'es2022' })],
  concurrency: 2,
  browsers: [
    chromeLauncher({ puppeteer, launchOptions: { executablePath, headless: true, args: chromiumFlags } }),
  ],
  // Lit's dev build warns of real mistakes; that it is the dev build is not one.
  filterBrowserLogs: ({ args: [text] }) =>
    !(typeof text === 'string' && text.startsWith('Lit is in dev mode')),
  coverageConfig: {
    include: ['widget/src/**/*.ts', 'sdk/src/**/*.ts'],
    exclude: ['**/*.test.ts', 'widget/src/test/**'],
    report: true,
    reportDir: 'coverage/widget',
  },
  // A file takes seconds, a browser one; the default patience is too short where other work shares the machine.
  testsFinishTimeout: 300_000,
  browserStartTimeout: 120_000,
  testFramework: { config: { timeout: '30000' } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), totalsReporter()],
};
