import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEventCursor, writeEventCursor } from './event-cursor.ts';

const written = (text: string) => Buffer.from(text).toString('base64url');

describe('the cursor of the audit trail', () => {
  it('comes back as it was', () => {
    for (const snapshot of ['735:735:', '735:740:735,737', '735:740:736']) {
      const place = { position: 12, snapshot };
      assert.deepEqual(readEventCursor(writeEventCursor(place)), place);
    }
  });

  it('stays within the contract however many transactions run', () => {
    const running = Array.from({ length: 300 }, (_, index) => 1_000_000 + 2 * index);
    const cursor = writeEventCursor({ position: 1, snapshot: `1000000:1000999:${running.join(',')}` });
    assert.ok(cursor.length <= 500);
    assert.deepEqual(readEventCursor(cursor), { position: 1, snapshot: '1000000:1000000:' });
  });

  for (const text of [
    '',
    'x',
    '1',
    '1 5:3:',
    '1 0:3:',
    '1 3:5:2',
    '1 3:5:5',
    '1 3:6:5,4',
    '1 3:6:,',
    '1 3:6:4,',
    '-1 3:3:',
    '9999999999999999 3:3:',
    '1 99999999999999999999:99999999999999999999:',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => readEventCursor(written(text)), { code: 'validation_failed' });
    });
  }
});
