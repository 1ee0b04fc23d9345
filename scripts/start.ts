import process from 'node:process';

import { endWithParent } from './end-with-parent.ts';
import { arePagesFresh } from './pages-stamp.ts';
import { root, runNode } from './tool.ts';

// Demo coaches by default, so that the first start shows something; a production server starts empty.
if (process.env['NODE_ENV'] !== 'production') process.env['DEMO'] ??= '1';

if (!arePagesFresh()) {
  // Vite in a process of its own: its memory is not the server's to keep.
  const { code } = await runNode([`${root}/scripts/build.ts`, '--pages']);
  if (code !== 0) process.exit(code);
}

if (process.env['npm_lifecycle_event'] !== undefined) endWithParent();
// In this process, not in a child: a signal, even SIGKILL, then reaches the server itself.
const main = '../server/src/main.ts';
await import(main);
