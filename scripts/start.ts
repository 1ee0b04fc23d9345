import process from 'node:process';

import { root, runNode } from './tool.ts';

// Demo coaches by default, so that the first start shows something; a production server starts empty.
if (process.env['NODE_ENV'] !== 'production') process.env['DEMO'] ??= '1';

// Vite in a process of its own: its memory is not the server's to keep.
const { code } = await runNode([`${root}/scripts/build.ts`, '--if-changed']);
if (code !== 0) process.exit(code);

// In this process, not in a child: a signal, even SIGKILL, then reaches the server itself.
const main = '../server/src/main.ts';
await import(main);
