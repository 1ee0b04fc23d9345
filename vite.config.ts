import { readdirSync, readFileSync } from 'node:fs';
import { defaultClientConditions, defineConfig, type Rolldown, type UserConfig } from 'vite';

import { compactTemplates } from './scripts/compact-templates.ts';
import { htmlParts } from './scripts/html-parts.ts';

const root = import.meta.dirname;
const LOADER = `${root}/widget/src/script.ts`;
const MANAGE = `${root}/widget/src/manage`;

/**
 * Builds what a page loads by one script tag: a tiny loader under a fixed name, everything else in hashed chunks; and
 * the server's own page for manage links.
 */
function widgetBuild(): UserConfig {
  return {
    publicDir: false,
    // Library builds leave this to the bundler that comes after; here none does.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: 'dist/widget',
      manifest: 'manifest.json',
      // A library build, because in any other Vite puts a preloading helper into the loader that is several times its size.
      lib: {
        entry: { 'session-booking': LOADER, manage: `${MANAGE}/manage.ts` },
        formats: ['es'],
        fileName: '[name]',
      },
      rolldownOptions: {
        plugins: [compactTemplates(`${root}/widget/src/`), withoutEmptyChunk(), managePage()],
        output: {
          minify: true,
          // No bundler comes after this one to read them.
          comments: false,
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: [{ debugName: 'element', name: elementChunk() }] },
        },
      },
    },
  };
}

/** Puts the page for manage links and its styles beside the script they belong to. */
function managePage(): Rolldown.Plugin {
  return {
    name: 'manage-page',
    generateBundle() {
      for (const fileName of ['manage.html', 'manage.css']) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(`${MANAGE}/${fileName}`, 'utf8') });
      }
    },
  };
}

// Answers that only calls after the first view read; the SDK's index names them, so the graph alone cannot tell.
const LATER_ANSWERS = /\/sdk\/src\/contract\/(event|hold|realtime|schedule|session)\.ts$/;

/**
 * Puts everything the first view needs into one chunk: what it shares with chunks that load later would
 * otherwise become chunks of its own, and each costs a round trip before the first slot shows.
 */
function elementChunk(): Rolldown.CodeSplittingNameFunction {
  const closure = new Set<string>();
  return (moduleId, graph) => {
    const visit = (id: string): void => {
      if (closure.has(id)) return;
      const module = graph.getModuleInfo(id);
      // What is loaded lazily anywhere is not for the first view, even where an index names it too.
      if (closure.size > 0 && (module?.dynamicImporters.length || LATER_ANSWERS.test(id))) return;
      closure.add(id);
      module?.importedIds.forEach(visit);
    };
    if (closure.size === 0) graph.getModuleInfo(LOADER)?.dynamicallyImportedIds.slice(0, 1).forEach(visit);
    return closure.has(moduleId) ? 'element' : null;
  };
}

/**
 * Lets the loader import the element's chunk itself: the bundler leaves an empty chunk between the two,
 * which would cost one more round trip.
 */
function withoutEmptyChunk(): Rolldown.Plugin {
  return {
    name: 'without-empty-chunk',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      for (const { fileName, moduleIds, exports, imports } of chunks) {
        const [only, ...others] = imports;
        if (moduleIds.length > 0 || exports.length > 0 || !only || others.length > 0) continue;
        for (const chunk of chunks) chunk.code = chunk.code.replaceAll(`./${fileName}`, `./${only}`);
      }
    },
  };
}

/** Bundles the SDK as a page without the widget would, only to be weighed: the package itself is built by tsup. */
function sdkAlone(outDir: string, input: string): UserConfig {
  return {
    publicDir: false,
    plugins: [sdkOverHttp()],
    build: { outDir, rolldownOptions: { input: { sdk: input }, preserveEntrySignatures: 'exports-only' } },
  };
}

const OVER_HTTP = 'virtual:sdk-over-http';

/** Stands for what a page imports that wants every call but no live updates. */
function sdkOverHttp(): Rolldown.Plugin {
  return {
    name: 'sdk-over-http',
    resolveId: (id) => (id === OVER_HTTP ? id : null),
    load: (id) =>
      id === OVER_HTTP
        ? `export * from '${root}/sdk/src/visit.ts'; export * from '${root}/sdk/src/client.ts';`
        : null,
  };
}

/** Builds every demo/*.html with what it imports. */
function demoBuild(): UserConfig {
  const pages = readdirSync(`${root}/demo`).filter((name) => name.endsWith('.html'));
  return {
    root: `${root}/demo`,
    base: '/',
    plugins: [htmlParts(`${root}/demo/parts`)],
    build: {
      outDir: `${root}/dist/demo`,
      manifest: 'manifest.json',
      rolldownOptions: {
        input: Object.fromEntries(
          pages.map((name) => [name.slice(0, -'.html'.length), `${root}/demo/${name}`]),
        ),
      },
    },
  };
}

const BUILDS: Record<string, () => UserConfig> = {
  widget: widgetBuild,
  demo: demoBuild,
  'sdk-over-http': () => sdkAlone('dist/sdk-alone/over-http', OVER_HTTP),
  'sdk-whole': () => sdkAlone('dist/sdk-alone/whole', `${root}/sdk/src/index.ts`),
};

export default defineConfig(({ mode }) => {
  const { build, ...options } = (BUILDS[mode] ?? widgetBuild)();
  return {
    ...options,
    logLevel: 'warn',
    resolve: { conditions: ['session-booking-source', ...defaultClientConditions] },
    build: {
      ...build,
      target: 'es2022',
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
});
