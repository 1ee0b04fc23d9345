import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { root } from './tool.ts';

const STAMP = join(root, 'dist', 'pages.stamp');

// Everything the pages are made from; a change in any of it makes the last build stale.
const PAGE_SOURCES = [
  'sdk/src/**/*.ts',
  'widget/src/**/*',
  'demo/*.html',
  'demo/parts/*',
  'demo/src/**/*',
  'demo/public/**/*',
  '*/package.json',
  'package-lock.json',
  'vite.config.ts',
  'scripts/compact-templates.ts',
  'scripts/html-parts.ts',
];

/** Whether the pages in dist were built from the sources as they are. */
export function arePagesFresh(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

/** Runs a build of the pages and remembers what it was made from; one that fails leaves them stale. */
export async function stampPages(build: () => Promise<void>): Promise<void> {
  const wanted = fingerprint();
  rmSync(STAMP, { force: true });
  await build();
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
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
