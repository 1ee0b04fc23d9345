import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

import type { Figure, Row } from '../../scripts/bench/row.ts';
import { root } from '../../scripts/tool.ts';

const ENTRY = 'widget/src/script.ts';
const DETAIL = 'widget/src/detail-act.ts';
const LIVE = ['widget/src/live-act.ts', 'sdk/src/live/live.ts'];

/** Lists the parts that each variant, made as a widget of its own, would leave out. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  basic: [DETAIL, ...LIVE],
  enhanced: LIVE,
  realtime: [],
};

/** Compares the one element with three, each made of the same parts and without what it does not need. */
export const row: Row = {
  title: 'One code base: one element with three variants, beside three elements made of the same parts',
  async measure() {
    const graph = await graphOf(ENTRY);
    const parts = Object.values(VARIANTS).map((without) => reached(graph, without));
    const whole = new Set(parts.flatMap((each) => [...each]));
    return [
      figure('own source, lines', 'lines', [...parts, whole].map(linesOf)),
      figure(
        'what browsers load, minified, gzip',
        'KB',
        await Promise.all([...parts, whole].map(kilobytesOf)),
      ),
    ];
  },
};

function figure(what: string, unit: string, sizes: number[]): Figure {
  const value = sizes.at(-1) ?? NaN;
  const apart = sizes.slice(0, -1);
  const names = Object.keys(VARIANTS).map((name, index) => `${name} ${(apart[index] ?? NaN).toFixed(0)}`);
  return {
    ...{ what, value, unit, aim: { atMost: 0.35 } },
    against: { what: 'three elements', value: apart.reduce((sum, each) => sum + each, 0) },
    note: `A third is the least there can be. Apart: ${names.join(', ')} ${unit}.`,
  };
}

async function graphOf(entry: string): Promise<Metafile['inputs']> {
  const { metafile } = await build({
    ...settings,
    entryPoints: [join(root, entry)],
    splitting: true,
    metafile: true,
  });
  return metafile.inputs;
}

const settings = {
  ...({ bundle: true, write: false, minify: true, format: 'esm', outdir: 'none' } as const),
  ...({ absWorkingDir: root, logLevel: 'silent' } as const),
  conditions: ['session-booking-source'],
};

/** Follows imports, lazy ones too, from the script tag's file; other languages than the built-in one are nobody's in particular. */
function reached(graph: Metafile['inputs'], without: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || without.includes(file) || /\/locale\/(\w+-)?(ar|de|es|fr)\.ts$/.test(file)) return;
    seen.add(file);
    for (const { path, external } of graph[file]?.imports ?? []) if (!external) visit(path);
  };
  visit(ENTRY);
  return seen;
}

function linesOf(files: ReadonlySet<string>): number {
  const own = [...files].filter((file) => /^(sdk|widget)\/src\//.test(file));
  const lines = own.flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n'));
  return lines.filter((line) => line.trim() !== '').length;
}

/** Bundles these files alone into one script, and weighs it as it goes over the wire. */
async function kilobytesOf(files: ReadonlySet<string>): Promise<number> {
  const { outputFiles } = await build({
    ...settings,
    entryPoints: [join(root, ENTRY)],
    plugins: [
      {
        name: 'leave-out',
        setup(bundler) {
          bundler.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
            if (pluginData === 'asked' || from.kind === 'entry-point') return null;
            const found = await bundler.resolve(path, { ...from, pluginData: 'asked' });
            return files.has(found.path.slice(root.length + 1)) ? found : { path, external: true };
          });
        },
      },
    ],
  });
  const script = outputFiles[0]?.contents;
  if (!script) throw new Error('Nothing was bundled.');
  return gzipSync(script).byteLength / 1024;
}
