import { access, constants, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Says that the folder cannot keep anything; the message names the setting. */
export class UnusableFolder extends Error {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`DATA_DIR wants a folder this process may write to: ${reason}`, { cause });
    this.name = 'UnusableFolder';
  }
}

/** Makes the folder of everything the server keeps, unless it is there. Throws `UnusableFolder`. */
export async function makeDataFolder(folder: string): Promise<void> {
  try {
    await makeFolders(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new UnusableFolder(error);
  }
}

/** Makes a folder and those above it. Node's own `recursive` never ends where a parent is there and takes no folder, as in `/proc`. */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolders(dirname(folder));
    await mkdir(folder);
  }
}
