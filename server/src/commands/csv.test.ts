import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRow } from './csv.ts';

const read = (text: string): string[][] => parse(text, { relax_column_count: false });

describe('a row of CSV', () => {
  it('comes back from another reader as it was', () => {
    const harmless = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/(^|;)[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(text));
    const rows = fc.array(fc.array(harmless, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (given) => {
        assert.deepEqual(read(given.map(csvRow).join('')), given);
      }),
    );
  });

  for (const text of [
    '=HYPERLINK("https://evil.example")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    'x;=cmd|/c calc',
  ]) {
    it(`makes text of ${JSON.stringify(text)}, also where ; parts cells`, () => {
      const [row = []] = read(csvRow(['a', text]));
      const [cell = ''] = row.slice(1);
      assert.equal(cell.replaceAll("'", ''), text);
      for (const part of cell.split(';')) assert.doesNotMatch(part, /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/);
    });
  }

  it('leaves numbers and nothing alone', () => {
    assert.equal(csvRow([-5, null, '']), '"-5","",""\r\n');
  });
});
