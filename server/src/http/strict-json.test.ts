import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { refusalIn } from '../../test/given.ts';
import { readJson } from './strict-json.ts';

const refusal = (text: string) => refusalIn(() => readJson(text));
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('strict JSON', () => {
  test('reads any JSON as the language does', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false, maxDepth: 6 }),
        fc.integer({ min: 0, max: 3 }),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          // The one key that this reader refuses.
          fc.pre(!text.includes('__proto__'));
          assert.deepEqual(readJson(text), JSON.parse(text));
        },
      ),
    );
  });

  test('says where the text stops being JSON', () => {
    assert.equal(refusal('{"a": 1,}')?.code, 'malformed_json');
    assert.match(refusal('{\n "a": 1,}')?.message ?? '', /line 2 column/);
    assert.doesNotMatch(refusal('{"secret": hunter2}')?.message ?? '', /hunter2/);
    assert.equal(refusal('')?.code, 'malformed_json');
    assert.equal(refusal('NaN')?.code, 'malformed_json');
  });

  test('takes 20 levels and refuses the 21st', () => {
    assert.deepEqual(readJson(nested(20)), JSON.parse(nested(20)));
    assert.match(refusal(nested(21))?.message ?? '', /more than 20 levels/);
    assert.match(refusal(nested(30_000))?.message ?? '', /more than 20 levels/);
    assert.equal(refusal('{"a":'.repeat(21) + '1' + '}'.repeat(21))?.code, 'malformed_json');
  });

  test('counts brackets in text as text', () => {
    assert.equal(readJson(JSON.stringify('[{'.repeat(100))), '[{'.repeat(100));
    assert.deepEqual(readJson('{"a":"\\"[","b":"]\\\\"}'), { a: '"[', b: ']\\' });
  });

  test('names a key that is given twice, however it is spelled', () => {
    assert.match(refusal('{"title":"a","title":"b"}')?.message ?? '', /`title` is given twice/);
    assert.match(refusal('{"a":[1,{"x":1,"\\u0078":2}]}')?.message ?? '', /`a\.1\.x` is given twice/);
    assert.deepEqual(readJson('{"a":{"x":1},"b":{"x":1}}'), { a: { x: 1 }, b: { x: 1 } });
    assert.deepEqual(readJson('[{"x":"x"},{"x":"x"}]'), [{ x: 'x' }, { x: 'x' }]);
  });

  test('refuses __proto__ by its path', () => {
    for (const text of ['{"metadata":{"__proto__":{"admin":true}}}', '{"metadata":{"\\u005f_proto__":1}}']) {
      assert.deepEqual(refusal(text)?.details, {
        issues: [
          {
            path: ['metadata', '__proto__'],
            code: 'unrecognized_keys',
            message: 'There is no field `__proto__` here. Leave it out.',
          },
        ],
      });
    }
  });
});
