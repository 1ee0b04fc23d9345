import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { elementsManifest, htmlCustomData, type Manifest, publicElement, webTypes } from './editor-data.ts';
import { root, runTool } from './tool.ts';

const widget = join(root, 'widget');

/** Reads the element's class and writes what tools and editors know it by, beside the widget's package.json. */
export async function describeElement(): Promise<void> {
  const element = publicElement(await analyze());
  const facts = JSON.parse(readFileSync(join(widget, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const documents = {
    'custom-elements.json': elementsManifest(element),
    'vscode.html-custom-data.json': htmlCustomData(element),
    'web-types.json': webTypes(element, facts),
  };
  for (const [file, document] of Object.entries(documents)) {
    writeFileSync(join(widget, file), `${JSON.stringify(document, null, 2)}\n`);
  }
}

async function analyze(): Promise<Manifest> {
  const sources = ['--globs', 'src/**/*.ts', '--exclude', 'src/**/*.test.ts', 'src/test/**'];
  const args = ['analyze', '--litelement', '--quiet', ...sources];
  const { code, output } = await runTool('cem', args, { cwd: widget, capture: true });
  if (code !== 0) throw new Error(`The element could not be analyzed:\n${output}`);
  return JSON.parse(readFileSync(join(widget, 'custom-elements.json'), 'utf8')) as Manifest;
}
