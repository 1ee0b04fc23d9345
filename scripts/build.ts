import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { describeElement } from './describe-element.ts';
import { arePagesFresh, stampPages } from './pages-stamp.ts';
import { root, runTool } from './tool.ts';

/** Builds what a browser loads: the script-tag widget to dist/widget and the demo pages to dist/demo. */
async function buildPages(): Promise<void> {
  console.log('Building the widget and the demo pages.');
  await stampPages(async () => {
    for (const [mode, needed] of [
      ['widget', 'widget/src/script.ts'],
      ['demo', 'demo/index.html'],
    ] as const) {
      if (!existsSync(join(root, needed)))
        throw new Error(`Nothing to build for ${mode}: ${needed} does not exist.`);
      await must('vite', ['build', '--mode', mode]);
    }
  });
}

/** Builds the pages unless they are fresh. */
export async function freshenPages(): Promise<void> {
  if (!arePagesFresh()) await buildPages();
}

/** Builds the packages as they are published: ES modules and types in each workspace's dist. */
export async function buildPackages(): Promise<void> {
  for (const workspace of ['sdk', 'widget']) {
    console.log(`Building the package ${workspace}.`);
    await must('tsup', ['--silent'], join(root, workspace));
  }
  for (const mode of ['sdk-over-http', 'sdk-whole']) await must('vite', ['build', '--mode', mode]);
  console.log('Describing the element for editors.');
  await describeElement();
  console.log('Building the package server.');
  // File by file: the server finds its migrations and the pages relative to its own files.
  rmSync(join(root, 'server', 'dist'), { recursive: true, force: true });
  await must('tsc', ['-p', 'server/tsconfig.build.json']);
  // With the pages it serves: without them the links it gives out would lead nowhere.
  for (const pages of ['widget', 'demo'])
    cpSync(join(root, 'dist', pages), join(root, 'server', 'dist', 'pages', pages), { recursive: true });
}

async function must(tool: string, args: string[], cwd = root): Promise<void> {
  const { code } = await runTool(tool, args, { cwd });
  if (code !== 0) throw new Error(`${tool} ${args.join(' ')} failed.`);
}

if (import.meta.main) {
  try {
    await buildPages();
    if (!process.argv.includes('--pages')) await buildPackages();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
