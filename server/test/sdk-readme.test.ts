import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTestServer } from './test-server.ts';

const sdk = new URL('../../sdk/', import.meta.url);

test("the example of the SDK's README books a session on a demo server", async () => {
  const readme = await readFile(new URL('README.md', sdk), 'utf8');
  const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const address = 'http://127.0.0.1:3000';
  assert.ok(example.includes(address));
  assert.ok(example.trim().split('\n').filter(Boolean).length <= 10, 'It has grown beyond ten lines.');

  const server = await startTestServer({ env: { DEMO: '1' } });
  try {
    const script = spawn(
      process.execPath,
      [
        '--conditions=session-booking-source',
        '--input-type=module',
        '--eval',
        example.replace(address, server.url),
      ],
      { cwd: fileURLToPath(sdk), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const [output, errors] = await Promise.all([text(script.stdout), text(script.stderr)]);
    assert.match(output, /^Booked: .+, \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n$/, errors);
  } finally {
    await server.stop();
  }
});
