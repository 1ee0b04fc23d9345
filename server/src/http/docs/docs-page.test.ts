import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problems, routes } from '@session-booking/sdk/contract';
import { openApiDocument } from '../openapi/document.ts';
import { docsPage } from './docs-page.ts';
import { markup } from './markup.ts';

const page = docsPage(openApiDocument({ demo: true, url: '/' }));

describe('the docs page', () => {
  it('has a place for every route and for the type of every problem', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const name of [...Object.keys(routes), ...Object.keys(problems)])
      assert.ok(ids.includes(name), name);
  });

  it('has no link that leads nowhere', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), target);
  });

  it('runs nothing, styles nothing in place and loads nothing from elsewhere', () => {
    assert.doesNotMatch(page, /<script|\sstyle=|<style|\son\w+=/i);
    for (const [, address = ''] of page.matchAll(/(?:href|src)="([^"#][^"]*)"/g))
      assert.doesNotMatch(address, /^(https?:)?\/\//);
  });

  it('shows markup in a text as text', () => {
    assert.equal(
      markup`<p title="${'"><img src=x>'}">${'<b>'}</p>`.html,
      '<p title="&quot;&gt;&lt;img src=x&gt;">&lt;b&gt;</p>',
    );
  });
});
