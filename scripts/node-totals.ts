import type { TestEvent } from 'node:test/reporters';

import type { FileTotals } from './count-tests.ts';

/** Reports each file of a `node --test` run as one line of JSON of type {@link FileTotals}. */
export async function* totalsOnly(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files = new Map<string, FileTotals>();
  const failing = new Set<string>();
  for await (const { type, data } of source) {
    if (type === 'test:fail' && data.file !== undefined && data.todo === undefined) failing.add(data.file);
    if (type !== 'test:summary' || data.file === undefined) continue;
    const { tests, passed, skipped, todo } = data.counts;
    const failed = tests - passed - skipped - todo;
    files.set(data.file, { file: data.file, passed, failed, skipped });
  }
  for (const file of failing) {
    const totals = files.get(file) ?? { file, passed: 0, failed: 0, skipped: 0 };
    // A file that fails to load, or a leak after its last test, is no failed test of its own summary.
    files.set(file, { ...totals, failed: Math.max(totals.failed, 1) });
  }
  for (const totals of files.values()) yield `${JSON.stringify(totals)}\n`;
}

export default totalsOnly;
