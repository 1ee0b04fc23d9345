import { join } from 'node:path';
import process from 'node:process';

import { missingBesideAttributes, missingForEditors } from './editor-coverage.ts';
import { root, runTool } from './tool.ts';

// What a user of the packages would meet: files that exist, types that resolve, conditions in the right order.
for (const workspace of ['sdk', 'widget', 'server']) {
  const checks = [
    await runTool('publint', ['run', workspace, '--strict'], { capture: true }),
    await runTool('attw', ['--pack', workspace, '--profile', 'esm-only', '--no-color', '--no-emoji'], {
      capture: true,
    }),
  ];
  report(
    workspace,
    checks.filter(({ code }) => code !== 0).map(({ output }) => output),
  );
}
report('what editors know of the element', [
  ...(await missingForEditors(join(root, 'widget'))),
  ...missingBesideAttributes(join(root, 'widget')),
]);

function report(what: string, problems: string[]): void {
  console.log(`${problems.length === 0 ? 'ok ' : 'BAD'} ${what}`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
