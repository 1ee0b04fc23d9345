import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

const program = `
  import { endWithParent } from ${JSON.stringify(new URL('end-with-parent.ts', import.meta.url).href)};
  process.once('SIGTERM', () => { console.log('stopped in order'); process.exit(0); });
  setInterval(() => undefined, 1000);
  endWithParent();
  console.log('running');
`;

test(
  'stops in order when the shell that npm put between is gone',
  { skip: process.platform === 'win32' },
  async () => {
    // The second command keeps the shell from becoming the first.
    const command = '"$NODE" --input-type=module --eval "$PROGRAM"; true';
    const env = { ...process.env, NODE: process.execPath, PROGRAM: program };
    const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(shell.stdout, 'data');
    shell.kill('SIGTERM');
    // The pipe ends with the last process that holds it.
    await once(shell, 'close');
    assert.equal(said, 'running\nstopped in order\n');
  },
);
