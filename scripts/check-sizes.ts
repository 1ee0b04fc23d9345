import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

import { root } from './tool.ts';

const WIDGET = join(root, 'dist', 'widget');
const ENTRY = 'widget/src/script.ts';

interface Size {
  name: string;
  files: string[];
  limitKb: number;
}

const manifestFile = join(WIDGET, 'manifest.json');
if (!existsSync(manifestFile)) throw new Error('There is no build to measure: run npm run build first.');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;

const sizes: Size[] = [
  { name: 'first view: loader and the element it loads', files: firstView(), limitKb: 30 },
  { name: 'everything the widget ever loads', files: scriptsIn(WIDGET), limitKb: 50 },
  { name: 'SDK alone, with what it imports', files: scriptsIn(join(root, 'dist', 'sdk-alone')), limitKb: 16 },
];

for (const { name, files, limitKb } of sizes) {
  const kb = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0) / 1024;
  const fits = files.length > 0 && kb <= limitKb;
  console.log(
    `${fits ? 'ok  ' : 'OVER'} ${kb.toFixed(1).padStart(5)} of ${String(limitKb)} KB gzip  ${name} (${String(files.length)} files)`,
  );
  if (!fits) process.exitCode = 1;
}

// What loads before the first time can be picked: the loader, the one module it imports, and all those import statically.
function firstView(): string[] {
  const entry = manifest[ENTRY];
  const element = entry?.dynamicImports?.[0];
  if (!entry || !element)
    throw new Error(`${ENTRY} must import the element by import(): its manifest names none.`);
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  visit(ENTRY);
  visit(element);
  return [...seen].flatMap((key) => (manifest[key] ? [join(WIDGET, manifest[key].file)] : []));
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}
