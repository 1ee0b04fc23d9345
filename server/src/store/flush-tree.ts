import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Forces every file and folder below `folder` to the disk, itself last. */
export async function flushTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await flushTree(path);
    else if (entry.isFile()) await flush(path, 'r+');
  }
  // Windows has no handle for a folder, and writes its entries through by itself.
  if (process.platform !== 'win32') await flush(folder, 'r');
}

async function flush(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
