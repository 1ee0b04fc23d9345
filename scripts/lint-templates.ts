import { globSync } from 'node:fs';
import process from 'node:process';

import { root, runTool } from './tool.ts';

// Checks bindings in html templates against the elements' properties, which neither tsc nor ESLint can see.
const files = globSync('widget/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
const { code, output } = await runTool('lit-analyzer', ['--strict', '--maxWarnings', '0', ...files], {
  capture: true,
});
if (code !== 0) console.error(output);
process.exitCode = code;
