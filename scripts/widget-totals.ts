import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Reporter, TestSuiteResult } from '@web/test-runner';

import type { Totals } from './node-totals.ts';

/** Prints the totals of a browser run, and writes them as JSON to the file that TEST_TOTALS names, if it names one. */
export function totalsReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
      for (const { testResults } of sessions) if (testResults) count(testResults, totals);
      console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
      const file = process.env['TEST_TOTALS'];
      if (file) writeFileSync(file, JSON.stringify(totals));
    },
  };
}

function count(suite: TestSuiteResult, totals: Totals): void {
  for (const test of suite.tests) totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const child of suite.suites) count(child, totals);
}
