import { appendFileSync } from 'node:fs';
import process from 'node:process';
import type { Reporter, TestSuiteResult } from '@web/test-runner';

import { sumOf, type FileTotals, type Totals } from './count-tests.ts';

/** Prints the totals of a browser run, and writes each file's as a line of JSON to the file that TEST_TOTALS names, if it names one. */
export function totalsReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const files = sessions.map(({ testFile, testResults, passed }): FileTotals => {
        const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
        if (testResults) count(testResults, totals);
        // What fails outside a test, such as loading the file, counts as one.
        if (passed !== true && totals.failed === 0) totals.failed = 1;
        return { file: testFile, ...totals };
      });
      const { passed, failed, skipped } = sumOf(files);
      console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
      const lines = process.env['TEST_TOTALS'];
      if (lines) for (const file of files) appendFileSync(lines, `${JSON.stringify(file)}\n`);
    },
  };
}

function count(suite: TestSuiteResult, totals: Totals): void {
  for (const test of suite.tests) totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const child of suite.suites) count(child, totals);
}
