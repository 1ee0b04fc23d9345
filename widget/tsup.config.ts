import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    define: 'src/define.ts',
    'react/index': 'src/react/index.ts',
    'compat/index': 'src/compat/index.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  splitting: true,
  dts: true,
  clean: true,
});
