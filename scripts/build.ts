import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { root, runTool } from './tool.ts';

const STAMP = join(root, 'dist', 'pages.stamp');

// Everything the pages are made from; a change in any of it makes the last build stale.
const PAGE_SOURCES = [
  'sdk/src/**/*.ts',
  'widget/src/**/*',
  'demo/*.html',
  'demo/src/**/*',
  'demo/public/**/*',
  '*/package.json',
  'package-lock.json',
  'vite.config.ts',
];

/** Builds what a browser loads: the script-tag widget to dist/widget and the demo pages to dist/demo, unless both are newer than their sources. */
export async function buildPages({ force = false } = {}): Promise<void> {
  const wanted = fingerprint();
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Building the widget and the demo pages.');
  rmSync(STAMP, { force: true });
  for (const [mode, needed] of [
    ['widget', 'widget/src/script.ts'],
    ['demo', 'demo/index.html'],
  ] as const) {
    if (!existsSync(join(root, needed)))
      throw new Error(`Nothing to build for ${mode}: ${needed} does not exist.`);
    await must('vite', ['build', '--mode', mode]);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(STAMP, wanted);
}

/** Builds the packages as they are published: ES modules and types in each workspace's dist. */
export async function buildPackages(): Promise<void> {
  for (const workspace of ['sdk', 'widget']) {
    console.log(`Building the package ${workspace}.`);
    await must('tsup', ['--silent'], join(root, workspace));
  }
  for (const mode of ['sdk-over-http', 'sdk-whole']) await must('vite', ['build', '--mode', mode]);
  const sources = ['--globs', 'src/**/*.ts', '--exclude', 'src/**/*.test.ts', 'src/test/**'];
  await must('cem', ['analyze', '--litelement', '--quiet', ...sources], join(root, 'widget'));
  console.log('Building the package server.');
  // File by file: the server finds its migrations and the pages relative to its own files.
  rmSync(join(root, 'server', 'dist'), { recursive: true, force: true });
  await must('tsc', ['-p', 'server/tsconfig.build.json']);
}

async function must(tool: string, args: string[], cwd = root): Promise<void> {
  const { code } = await runTool(tool, args, { cwd });
  if (code !== 0) throw new Error(`${tool} ${args.join(' ')} failed.`);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = globSync(PAGE_SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

if (import.meta.main) {
  const changedOnly = process.argv.includes('--if-changed');
  try {
    await buildPages({ force: !changedOnly });
    if (!changedOnly) await buildPackages();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
