import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PART = /<!-- part ([\w-]+)((?: [\w-]+="[^"]*")*) -->/g;
const VALUE = / ([\w-]+)="([^"]*)"/g;
const GAP = /\{\{([\w-]+)\}\}/g;

/**
 * Puts parts that several pages have into each: `<!-- part seat who="Maya" -->` becomes the file `seat.html` of the
 * folder, in which `{{who}}` becomes Maya. Throws where a part lacks a value or is given one it has no place for.
 */
export function htmlParts(folder: string): Plugin {
  return {
    name: 'html-parts',
    transformIndexHtml: { order: 'pre', handler: (html) => withParts(html, folder) },
  };
}

/** Replaces each part in a page, and the parts that are in those. */
export function withParts(html: string, folder: string): string {
  return html.replaceAll(PART, (_, name: string, given: string) => {
    const values = new Map([...given.matchAll(VALUE)].map(([, key = '', value = '']) => [key, value]));
    const used = new Set<string>();
    const part = readFileSync(join(folder, `${name}.html`), 'utf8').replaceAll(GAP, (_gap, key: string) => {
      const value = values.get(key);
      if (value === undefined) throw new Error(`The part ${name} needs ${key}="…".`);
      used.add(key);
      return value;
    });
    const idle = [...values.keys()].filter((key) => !used.has(key));
    if (idle.length > 0) throw new Error(`The part ${name} has no place for ${idle.join(', ')}.`);
    return withParts(part.trimEnd(), folder);
  });
}
