import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readProblem } from './call.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const files = {
  'widget/session-booking.js': `/* ${'entry '.repeat(400)} */`,
  'widget/element-B2x9_kQ-.js': 'export {};',
  'widget/manage.html': '<!doctype html><title>Your session</title>',
  'demo/index.html': '<!doctype html><title>Practice</title>',
  'demo/two-visitors.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'demo/embed.html': '<!doctype html><title>Embed</title>',
  'demo/assets/index-DiwrgTda.css': 'body{}',
  'demo/demo/coaches/ines.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

describe('built files', () => {
  let filesDir: string;
  let demo: TestServer;
  let plain: TestServer;
  before(async () => {
    filesDir = await mkdtemp(join(tmpdir(), 'session-booking-files-'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(filesDir, path, '..'), { recursive: true });
      await writeFile(join(filesDir, path), text);
    }
    demo = await startTestServer({ filesDir, env: { DEMO: '1' } });
    plain = await startTestServer({ filesDir });
  });
  after(async () => {
    await Promise.all([demo.stop(), plain.stop()]);
    await rm(filesDir, { recursive: true });
  });

  const get = (server: TestServer, path: string) => fetch(server.url + path);

  test('of the widget load on any page; hashed ones for good, the entry for minutes', async () => {
    const entry = await get(plain, '/widget/session-booking.js');
    assert.equal(entry.status, 200);
    assert.match(entry.headers.get('Content-Type') ?? '', /javascript/);
    assert.equal(entry.headers.get('Cache-Control'), 'public, max-age=300');
    assert.equal(entry.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(entry.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    assert.equal(entry.headers.get('Content-Encoding'), 'gzip');
    assert.equal(await entry.text(), files['widget/session-booking.js']);
    const chunk = await get(plain, '/widget/element-B2x9_kQ-.js');
    assert.equal(chunk.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
  });

  test('of the page for manage links are there in every mode, and asked for each time', async () => {
    for (const server of [demo, plain]) {
      const page = await get(server, '/manage');
      assert.equal(page.status, 200);
      assert.match(page.headers.get('Content-Type') ?? '', /text\/html/);
      assert.equal(page.headers.get('Cache-Control'), 'no-cache');
      assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
      assert.match(page.headers.get('Content-Security-Policy') ?? '', /script-src 'self'/);
      assert.match(await page.text(), /Your session/);
      const below = await get(server, '/manage/');
      assert.equal(readProblem(below, await below.text()).code, 'not_found');
    }
  });

  test('of the demo are there in a demo only, the pictures of its coaches always', async () => {
    assert.match(await (await get(demo, '/')).text(), /Practice/);
    assert.match(await (await get(demo, '/embed.html')).text(), /Embed/);
    assert.equal((await get(demo, '/')).headers.get('Cache-Control'), 'no-cache');
    assert.match(
      (await get(demo, '/assets/index-DiwrgTda.css')).headers.get('Cache-Control') ?? '',
      /immutable/,
    );
    assert.equal((await get(demo, '/two-visitors.svg')).headers.get('Cache-Control'), 'no-cache');
    for (const path of ['/', '/embed.html']) {
      const response = await get(plain, path);
      assert.equal(readProblem(response, await response.text()).code, 'not_found');
    }
    for (const server of [demo, plain]) {
      const picture = await get(server, '/demo/coaches/ines.svg');
      assert.equal(picture.status, 200);
      assert.equal(picture.headers.get('Content-Type'), 'image/svg+xml');
    }
  });

  test('are the only files that can be had', async () => {
    for (const path of [
      '/widget/',
      '/widget/../../package.json',
      '/widget/..%2f..%2fpackage.json',
      '/demo/',
      '/.env',
      '/widget/%00',
    ]) {
      const response = await get(demo, path);
      assert.equal(readProblem(response, await response.text()).code, 'not_found', path);
    }
  });
});
