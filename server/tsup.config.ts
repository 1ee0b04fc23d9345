import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { main: 'src/main.ts', app: 'src/app.ts' },
  format: 'esm',
  target: 'node26',
  platform: 'node',
  splitting: true,
  dts: { entry: { app: 'src/app.ts' } },
  clean: true,
});
