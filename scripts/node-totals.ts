import type { TestEvent } from 'node:test/reporters';

/** Holds how many tests of a run passed, failed and were skipped. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Reports a whole `node --test` run as one line of JSON of type {@link Totals}. */
export async function* totalsOnly(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = event.data.counts;
    yield JSON.stringify({ passed, failed: tests - passed - skipped - todo, skipped } satisfies Totals);
  }
}

export default totalsOnly;
