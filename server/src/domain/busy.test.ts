import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Sweep } from './busy.ts';
import { type Interval, merged, overlaps } from './interval.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([start, length]): Interval => ({ start, end: start + length }));

describe('Sweep', () => {
  it('tells of each interval whether it meets busy time, in whatever order they are asked', () => {
    fc.assert(
      fc.property(fc.array(interval), fc.array(interval), (busy, asked) => {
        const sweep = new Sweep(busy);
        for (const { start, end } of asked) {
          if (start === end) continue;
          const meets = busy.some((each) => overlaps(each, { start, end }));
          assert.equal(sweep.meets(start, end), meets);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('merged', () => {
  it('covers the same moments with disjoint stretches by start, and changes nothing it is given', () => {
    fc.assert(
      fc.property(fc.array(interval), (given) => {
        const before = structuredClone(given);
        const result = merged(given);
        assert.deepEqual(given, before);
        for (const [index, each] of result.entries()) {
          assert.ok(each.start < each.end);
          if (index > 0) assert.ok(result[index - 1]!.end < each.start);
        }
        const covers = (list: Interval[], moment: number) =>
          list.some((each) => each.start <= moment && moment < each.end);
        for (let moment = 0; moment < 80; moment += 1)
          assert.equal(covers(result, moment), covers(given, moment));
      }),
    );
  });
});
