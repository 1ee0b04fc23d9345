import { readdirSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'vite';

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
        input: Object.fromEntries(pages.map((name) => [name.slice(0, -'.html'.length), `${root}/demo/${name}`])),
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  const { build, ...options } = mode === 'demo' ? demoBuild() : widgetBuild();
  return {
    ...options,
    logLevel: 'warn',
    resolve: { conditions: ['session-booking-source', 'module', 'browser'] },
    build: {
      ...build,
      target: 'es2022',
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
});
