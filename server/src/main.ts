#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Keeps compiled code from one start to the next. What is imported above this line would be compiled before it.
enableCompileCache();
const { runServer } = await import('./run-server.ts');
await runServer();
