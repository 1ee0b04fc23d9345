import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    client: 'src/client.ts',
    'live/live': 'src/live/live.ts',
    // Not exported: it keeps what a first view needs in a chunk apart from the client.
    visit: 'src/visit.ts',
    'contract/index': 'src/contract/index.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  dts: {
    entry: {
      index: 'src/index.ts',
      client: 'src/client.ts',
      'live/live': 'src/live/live.ts',
      'contract/index': 'src/contract/index.ts',
    },
  },
  clean: true,
});
