import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', visit: 'src/visit.ts', 'contract/index': 'src/contract/index.ts' },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  dts: true,
  clean: true,
});
