import { globSync } from 'node:fs';
import process from 'node:process';

import { root, runTool } from './tool.ts';

// Checks bindings in html templates against the elements' properties, which neither tsc nor ESLint can see.
// Styles are left out: the analyzer's list of CSS properties is older than container queries.
const files = globSync('widget/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
const options = ['--strict', '--maxWarnings', '-1', '--format', 'list', '--rules.no-invalid-css', 'off'];
const { code, output } = await runTool('lit-analyzer', [...options, ...files], { capture: true });

if (!output.includes('Analyzing')) throw new Error(`lit-analyzer did not run (exit code ${code}): ${output}`);
const problems = problemsIn(output);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function problemsIn(list: string): string[] {
  let file = '';
  return list.split('\n').flatMap((line) => {
    if (line.startsWith('./')) file = line.slice(2);
    const [, place, message] = /^\s*(\d+:\d+)\s+(?:error|warning)\s+(.+)$/.exec(line) ?? [];
    return place && message && !isOnlyNothing(message) ? [`${file}:${place} ${message}`] : [];
  });
}

// The analyzer takes lit's `nothing` for any symbol; without it such a binding must fit.
function isOnlyNothing(message: string): boolean {
  const [, given, wanted] = /^Type '(.+)' is not assignable to '(.+)'$/.exec(message) ?? [];
  if (!given?.includes('Symbol(undefined)') || !wanted) return false;
  const fits = new Set(wanted.split(' | '));
  return given.split(' | ').every((type) => type === 'Symbol(undefined)' || fits.has(type));
}
