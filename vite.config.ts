import { readdirSync } from 'node:fs';
import { defaultClientConditions, defineConfig, type UserConfig } from 'vite';

const root = import.meta.dirname;

/** Builds what a page loads by one script tag: a tiny loader under a fixed name, everything else in hashed chunks. */
function widgetBuild(): UserConfig {
  return {
    base: './',
    publicDir: false,
    build: {
      outDir: 'dist/widget',
      manifest: 'manifest.json',
      cssCodeSplit: false,
      rolldownOptions: {
        input: { 'session-booking': `${root}/widget/src/script.ts` },
        preserveEntrySignatures: 'exports-only',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  };
}

/** Bundles the SDK as a page without the widget would, only to be weighed: the package itself is built by tsup. */
function sdkAlone(): UserConfig {
  return {
    publicDir: false,
    build: {
      outDir: 'dist/sdk-alone',
      rolldownOptions: {
        input: { sdk: `${root}/sdk/src/index.ts` },
        preserveEntrySignatures: 'exports-only',
      },
    },
  };
}

/** Builds every demo/*.html with what it imports. */
function demoBuild(): UserConfig {
  const pages = readdirSync(`${root}/demo`).filter((name) => name.endsWith('.html'));
  return {
    root: `${root}/demo`,
    base: '/',
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
  'sdk-alone': sdkAlone,
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
      // Vite's preloading helper would be three times the size of the loader itself.
      modulePreload: false,
      reportCompressedSize: false,
    },
  };
});
