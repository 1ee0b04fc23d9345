import assert from 'node:assert/strict';
import { after } from 'node:test';

const open = new Map<() => Promise<void>, string>();

// Runs after the last test of each file that imports this: what is still open then was forgotten by a test.
after(async () => {
  const forgotten = [...open.values()];
  for (const close of [...open.keys()].reverse()) await close();
  assert.deepEqual(forgotten, [], 'A test left these open.');
});

/** Remembers something that must be closed, and returns the function that closes it, once. */
export function mustClose(name: string, close: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (open.delete(once)) await close();
  };
  open.set(once, name);
  return once;
}
