import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

import { root } from './tool.ts';

const WIDGET = join(root, 'dist', 'widget');
const LOADER = join(WIDGET, 'session-booking.js');
const SDK = join(root, 'dist', 'sdk-alone');

interface Limit {
  name: string;
  files: string[];
  maxKb: number;
  /** Each file more is one more round trip before the first slot shows. */
  maxFiles?: number;
}

function limits(): Limit[] {
  const loader = reached([LOADER], [STATIC]);
  const firstView = reached([LOADER, ...imports(LOADER, DYNAMIC)], [STATIC]);
  const acts = ['advice', 'detail-act', 'live-act', 'session-act'].map(chunk);
  const counted = [...acts];
  // Each with what it loads for itself: neither the other acts it may lead to, nor what is counted before it.
  const alone = (file: string) => {
    const files = reached(
      [file],
      [STATIC, DYNAMIC],
      counted.filter((other) => other !== file),
    );
    counted.push(...files);
    return files;
  };
  const booking = alone(LOADER);
  const [advice = [], detail = [], live = [], session = []] = acts.map(alone);
  return [
    { name: 'loader', files: loader, maxKb: 1, maxFiles: 1 },
    { name: 'first view: loader and element', files: firstView, maxKb: 30, maxFiles: 2 },
    { name: 'everything a page that books ever loads', files: oneLanguage(booking), maxKb: 60 },
    { name: 'advice to the developer of a page whose settings are wrong', files: advice, maxKb: 1 },
    { name: 'status of days and times and the coach, beside it', files: oneLanguage(detail), maxKb: 6 },
    { name: 'live updates, holds and the line, beside both', files: oneLanguage(live), maxKb: 12 },
    { name: 'session view with its actions, beside it', files: oneLanguage(session), maxKb: 18 },
    { name: 'SDK over HTTP, with what it imports', files: scriptsIn(join(SDK, 'over-http')), maxKb: 16 },
    { name: 'SDK with live updates', files: scriptsIn(join(SDK, 'whole')), maxKb: 24 },
  ];
}

/** Finds the file of a chunk by the name before its hash. */
function chunk(name: string): string {
  const file = scriptsIn(WIDGET).find((script) => basename(script).startsWith(`${name}-`));
  if (!file) throw new Error(`The build has no chunk ${name}.`);
  return file;
}

// The build is minified, so its imports have exactly these forms.
const STATIC = /(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g;
const DYNAMIC = /import\(\s*["'`]\.\/([^"'`]+)["'`]/g;

function imports(file: string, form: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(form)].flatMap(([, name]) =>
    name ? [join(dirname(file), name)] : [],
  );
}

/** Follows imports of these forms from file to file, and stops at others. */
function reached(from: string[], forms: RegExp[], without: string[] = []): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || without.includes(file)) return;
    seen.add(file);
    for (const form of forms) imports(file, form).forEach(visit);
  };
  from.forEach(visit);
  return [...seen];
}

// A page loads one language at most beside the built-in one, so the largest counts.
function oneLanguage(meant: string[]): string[] {
  const manifest = JSON.parse(readFileSync(join(WIDGET, 'manifest.json'), 'utf8')) as Manifest;
  const languages = Object.values(manifest)
    .filter(({ src }) => src?.startsWith('widget/src/locale/'))
    .map(({ file }) => join(WIDGET, file))
    .filter((file) => meant.includes(file))
    .sort((one, other) => gzippedKb(other) - gzippedKb(one));
  return meant.filter((file) => !languages.includes(file, 1));
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}

function gzippedKb(file: string): number {
  return gzipSync(readFileSync(file)).byteLength / 1024;
}

function holds({ name, files, maxKb, maxFiles = Infinity }: Limit): boolean {
  const kb = files.reduce((sum, file) => sum + gzippedKb(file), 0);
  const fits = files.length > 0 && files.length <= maxFiles && kb <= maxKb;
  const count = maxFiles === Infinity ? `${files.length} files` : `${files.length} of ${maxFiles} files`;
  console.log(
    `${fits ? 'ok  ' : 'OVER'} ${kb.toFixed(1).padStart(5)} of ${maxKb} KB gzip in ${count}: ${name}`,
  );
  return fits;
}

if (existsSync(LOADER) && existsSync(SDK)) {
  const results = limits().map(holds);
  if (results.includes(false)) process.exitCode = 1;
} else {
  console.error('There is no build to measure: run npm run build first.');
  process.exitCode = 1;
}
