import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';

import { root, runTool } from './tool.ts';

// Checks bindings in html templates against the elements' properties, which neither tsc nor ESLint can see.
const files = globSync('widget/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] });
const folder = mkdtempSync(join(tmpdir(), 'session-booking-templates-'));
try {
  const tags = join(folder, 'tags.ts');
  writeFileSync(tags, tagDeclarations());
  // Styles are left out: the analyzer's list of CSS properties is older than container queries.
  // So are imports: a template's elements are registered elsewhere, many of them only when they are needed.
  const off = ['no-invalid-css', 'no-missing-import'].flatMap((rule) => [`--rules.${rule}`, 'off']);
  const options = ['--strict', '--maxWarnings', '-1', '--format', 'list', ...off];
  const { code, output } = await runTool('lit-analyzer', [...options, tags, ...files], { capture: true });
  if (!output.includes('Analyzing'))
    throw new Error(`lit-analyzer did not run (exit code ${code}): ${output}`);
  const problems = problemsIn(output);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// The elements are registered by a function of the project's own, which the analyzer does not know:
// it is told which class a tag has, by the rule that a file is named as its tag.
function tagDeclarations(): string {
  const entries = globSync('widget/src/elements/*-*.ts', { cwd: root }).flatMap((file) => {
    const tag = basename(file, '.ts');
    const name = tag.replace(/(?:^|-)(.)/g, (_match, letter: string) => letter.toUpperCase());
    const isElement = readFileSync(join(root, file), 'utf8').includes(`export class ${name} `);
    return isElement ? [{ tag, name, from: JSON.stringify(join(root, file)) }] : [];
  });
  if (entries.length === 0) throw new Error('No element was found in widget/src/elements.');
  const imports = entries.map(({ name, from }) => `import type { ${name} } from ${from};`);
  const members = entries.map(({ tag, name }) => `'${tag}': ${name};`);
  return `${imports.join('\n')}\ndeclare global { interface HTMLElementTagNameMap { ${members.join(' ')} } }\n`;
}

function problemsIn(list: string): string[] {
  let file = '';
  return list.split('\n').flatMap((line) => {
    if (line.startsWith('./')) file = line.slice(2);
    const [, place, message] = /^\s*(\d+:\d+)\s+(?:error|warning)\s+(.+)$/.exec(line) ?? [];
    return place && message && !isKnownGap(message) ? [`${file}:${place} ${message}`] : [];
  });
}

// The analyzer takes lit's `nothing` for any symbol, and misses the role `none`; without them such a binding must fit.
function isKnownGap(message: string): boolean {
  const [, given, wanted] = /^Type '(.+)' is not assignable to '(.+)'$/.exec(message) ?? [];
  if (!given || !wanted) return false;
  const fits = new Set(wanted.split(' | ')).add('Symbol(undefined)');
  if (fits.has('"alertdialog"')) fits.add('"none"');
  return given.split(' | ').every((type) => fits.has(type));
}
