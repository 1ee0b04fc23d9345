import process from 'node:process';

import { runTool } from './tool.ts';

// What a user of the packages would meet: files that exist, types that resolve, conditions in the right order.
for (const workspace of ['sdk', 'widget', 'server']) {
  const checks = [
    await runTool('publint', ['run', workspace, '--strict'], { capture: true }),
    await runTool('attw', ['--pack', workspace, '--profile', 'esm-only', '--no-color', '--no-emoji'], {
      capture: true,
    }),
  ];
  const bad = checks.filter(({ code }) => code !== 0);
  console.log(`${bad.length === 0 ? 'ok ' : 'BAD'} ${workspace}`);
  for (const { output } of bad) console.error(output);
  if (bad.length > 0) process.exitCode = 1;
}
