import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Says that another process keeps its data in the folder; the message names it. */
export class FolderInUse extends Error {
  constructor(folder: string, owner: string) {
    super(`DATA_DIR ${folder} is in use by ${owner}. Stop it first, or give another DATA_DIR.`);
    this.name = 'FolderInUse';
  }
}

const SQLITE_BUSY = 5;

/**
 * Takes a folder for this process alone and gives the function that gives it back. The lock is the operating system's,
 * held through an open SQLite transaction: it dies with its owner however that ends. Throws `FolderInUse`.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const ownerFile = join(folder, 'owner');
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new FolderInUse(folder, nameOwner(ownerFile));
  }
  writeFileSync(ownerFile, String(process.pid));
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    lock.close();
  };
}

const isBusy = (error: unknown) =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

/** Reads who has the folder; the owner writes it right after it got the lock. */
function nameOwner(ownerFile: string): string {
  try {
    const pid = readFileSync(ownerFile, 'utf8');
    return /^\d+$/.test(pid) ? `process ${pid}` : 'another process';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'another process';
    throw error;
  }
}
