import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { withParts } from './html-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'session-booking-parts-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'row.html'), '<div><!-- part seat id="{{id}}" who="Theo" --></div>\n');
writeFileSync(join(folder, 'seat.html'), '<p id="{{id}}">{{who}} sits at {{id}}</p>\n');

describe('a part of a page', () => {
  test('stands wherever it is named, each time with its own values', () => {
    const page =
      '<!-- part seat id="a" who="Maya" -->|<!-- part seat id="b" who="" --><!-- part of the plan -->';
    assert.equal(
      withParts(page, folder),
      '<p id="a">Maya sits at a</p>|<p id="b"> sits at b</p><!-- part of the plan -->',
    );
  });

  test('can have parts of its own, and hands its values on', () => {
    assert.equal(withParts('<!-- part row id="c" -->', folder), '<div><p id="c">Theo sits at c</p></div>');
  });

  test('is refused when a value is missing or has no place, and when there is no such part', () => {
    assert.throws(() => withParts('<!-- part seat id="a" -->', folder), /seat needs who="…"/);
    assert.throws(
      () => withParts('<!-- part seat id="a" who="b" face="c" -->', folder),
      /seat has no place for face/,
    );
    assert.throws(() => withParts('<!-- part chair -->', folder), /chair\.html/);
  });
});
