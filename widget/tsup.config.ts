import { defineConfig } from 'tsup';

import { packageEntries } from '../scripts/package-entries.ts';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({
  entry: packageEntries(manifest.exports),
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  splitting: true,
  dts: true,
  clean: true,
});
