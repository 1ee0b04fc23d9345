import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Reporter, TestSuiteResult } from '@web/test-runner';

import type { Totals } from './node-totals.ts';

/** Writes the totals of a browser run as JSON to the file that TEST_TOTALS names; does nothing without it. */
export function totalsReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const file = process.env['TEST_TOTALS'];
      if (!file) return;
      const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
      for (const { testResults } of sessions) if (testResults) count(testResults, totals);
      writeFileSync(file, JSON.stringify(totals));
    },
  };
}

function count(suite: TestSuiteResult, totals: Totals): void {
  for (const test of suite.tests) totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const child of suite.suites) count(child, totals);
}
