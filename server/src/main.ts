#!/usr/bin/env node
// The whole module, because an older Node has no such function in it, and would name that instead of its age.
import nodeModule from 'node:module';
import process from 'node:process';

const NEEDED = 26;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(`session-booking needs Node ${NEEDED} or newer; this is ${process.version}.\n`);
  process.exit(1);
}
// Keeps compiled code from one start to the next. What is imported above this line would be compiled before it.
nodeModule.enableCompileCache();
const { runServer } = await import('./run-server.ts');
await runServer();
