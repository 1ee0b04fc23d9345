import { globSync } from 'node:fs';
import process from 'node:process';

import { root, runTool } from './tool.ts';

// dependency-cruiser counts what it followed: nothing followed would be nothing checked.
const sources = globSync(['{sdk,widget,server,demo}/src/**/*.{ts,tsx}', 'scripts/*.ts'], { cwd: root });
const { code, output } = await runTool('depcruise', ['--config', '.dependency-cruiser.mjs', ...sources], {
  capture: true,
});
console.log(output.trim());
process.exitCode = code;
