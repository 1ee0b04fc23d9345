import process from 'node:process';

import { runTool } from './tool.ts';

// Not `tsc -b`: without emit it sees only a project's own files, so a change in the SDK would not recheck the widget.
const projects = ['sdk', 'widget', 'server', 'demo', 'scripts'];

const failed: string[] = [];
const next = projects.values();
const work = async () => {
  for (const project of next) {
    const { code, output } = await runTool('tsc', ['-p', project], { capture: true });
    if (code === 0) continue;
    console.error(output.trimEnd());
    failed.push(project);
  }
};
await Promise.all([work(), work()]);

if (failed.length > 0) {
  console.error(`Types do not hold in ${failed.join(', ')}.`);
  process.exitCode = 1;
}
