import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { elementsManifest, htmlCustomData, webTypes } from './editor-data.ts';

interface Built {
  SessionBooking: { readonly observedAttributes: readonly string[] };
}

interface Attribute {
  name: string;
  description?: string;
}

/**
 * Compares what the built element listens to with what the files for editors tell, and lists what is missing or not
 * explained there, file by file.
 */
export async function missingForEditors(folder: string): Promise<string[]> {
  const { SessionBooking } = (await import(pathToFileURL(join(folder, 'dist', 'index.js')).href)) as Built;
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { modules } = read('custom-elements.json') as ReturnType<typeof elementsManifest>;
  const { tags } = read('vscode.html-custom-data.json') as ReturnType<typeof htmlCustomData>;
  const { contributions } = read('web-types.json') as ReturnType<typeof webTypes>;
  const told: Record<string, Attribute[]> = {
    'custom-elements.json': modules[0]?.declarations?.[0]?.attributes ?? [],
    'vscode.html-custom-data.json': tags[0]?.attributes ?? [],
    'web-types.json': contributions.html.elements[0]?.attributes ?? [],
  };
  return Object.entries(told).flatMap(([file, attributes]) => {
    const explained = new Set(attributes.filter(({ description }) => description).map(({ name }) => name));
    return SessionBooking.observedAttributes
      .filter((name) => !explained.has(name))
      .map((name) => `${file} does not explain the attribute ${name}.`);
  });
}

/** Lists parts that pages can style and events that React hears or should, where the other side does not know them. */
export function missingBesideAttributes(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as ReturnType<
    typeof elementsManifest
  >;
  const { cssParts = [], events = [] } = manifest.modules[0]?.declarations?.[0] ?? {};
  const parts = new Set(cssParts.flatMap(({ name, description = '' }) => [name, ...alsoNamed(description)]));
  const react = readFileSync(join(folder, 'src', 'react', 'index.ts'), 'utf8');
  return [
    ...exportedParts(join(folder, 'src'))
      .filter((name) => !parts.has(name))
      .map((name) => `custom-elements.json does not explain the part ${name}.`),
    ...events
      .filter(({ name }) => !react.includes(`'${name}'`))
      .map(({ name }) => `The React component does not hear ${name}.`),
  ];
}

function exportedParts(folder: string): string[] {
  const sources = globSync('**/*.ts', { cwd: folder }).map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  const lists = sources.flatMap((text) => [...text.matchAll(/exportparts="([^"]+)"/g)]);
  return [...new Set(lists.flatMap(([, names = '']) => names.split(',')))];
}

/** Finds parts that are explained together with another, such as "A day; also `day-free`". */
function alsoNamed(description: string): string[] {
  return [...description.matchAll(/`([\w-]+)`/g)].flatMap(([, name]) => name ?? []);
}
