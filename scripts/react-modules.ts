import { createRequire } from 'node:module';

import type { TestRunnerPlugin } from '@web/test-runner';
import { build } from 'esbuild';

const PATH = '/__react.js';
// What @lit/react and the tests use; a module needs to name what it exports.
const NAMES = 'createElement, createRef, forwardRef, useCallback, useLayoutEffect, useMemo, useRef, useState';
const require = createRequire(new URL('../widget/package.json', import.meta.url));

/** Serves React to test pages as one module: it is published for bundlers only, and its parts must share one copy. */
export function reactModules(): TestRunnerPlugin {
  let text: Promise<string> | undefined;
  return {
    name: 'react-modules',
    resolveImport: ({ source }) => (/^react(-dom\/client)?$/.test(source) ? PATH : undefined),
    async serve({ path }) {
      if (path !== PATH) return undefined;
      return { body: await (text ??= bundle()), type: 'js' };
    },
  };
}

async function bundle(): Promise<string> {
  const contents = `
    import React from 'react';
    export const { ${NAMES} } = React;
    export { createRoot } from 'react-dom/client';
  `;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: require.resolve('react/package.json').replace('/package.json', '') },
    bundle: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return outputFiles[0]?.text ?? '';
}
