import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataFolder } from '../store/data-folder.ts';

/**
 * Gets the secret that a demo signs its tokens with: made at the first start and kept in the data folder, readable by
 * its owner only, so that tokens survive a restart. Without a folder it lasts as long as the process.
 */
export async function demoSecret(dataDir: string | null): Promise<string> {
  const fresh = randomBytes(48).toString('base64url');
  if (dataDir === null) return fresh;
  const file = join(dataDir, 'jwt-secret');
  await makeDataFolder(dataDir);
  return (await keptSecret(file)) ?? (await keepSecret(file, fresh));
}

async function keptSecret(file: string): Promise<string | null> {
  try {
    const kept = (await readFile(file, 'utf8')).trim();
    if (kept.length >= 32) return kept;
    throw new Error(`The secret in ${file} is too short. Remove the file; the next start makes a new one.`);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Writes the secret whole or not at all, also when two nodes start together or the process is killed meanwhile. */
async function keepSecret(file: string, secret: string): Promise<string> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, secret, { mode: 0o600 });
  try {
    await link(draft, file);
    return secret;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return (await keptSecret(file)) ?? secret;
  } finally {
    await rm(draft, { force: true });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
