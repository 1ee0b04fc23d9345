import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../src/store/db.ts';

/** A folder with an empty embedded database in it, for one suite. */
export type EmbeddedFolder = { path: string; remove(): Promise<void> };

/**
 * Makes a folder whose embedded database is already set up but holds nothing, not even tables. Setting one up takes
 * seconds of processor time, so it is done once a machine and copied.
 */
export async function embeddedFolder(): Promise<EmbeddedFolder> {
  const path = await mkdtemp(join(tmpdir(), 'session-booking-embedded-'));
  await cp(join(await template(), 'database'), join(path, 'database'), { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

let made: Promise<string> | undefined;

function template(): Promise<string> {
  return (made ??= findOrMakeTemplate());
}

async function findOrMakeTemplate(): Promise<string> {
  // Another release of the engine keeps its files in another way.
  const engine = await readFile(fileURLToPath(import.meta.resolve('@electric-sql/pglite')), 'utf8');
  const name = createHash('sha256').update(engine).digest('hex').slice(0, 12);
  const place = join(tmpdir(), `session-booking-template-${process.getuid?.() ?? 0}-${name}`);
  if (await isThere(place)) return place;
  const draft = `${place}-${randomUUID()}`;
  await (await openDatabase({ dataDir: draft })).close();
  try {
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process of the same run was faster.
    if (!(await isThere(place))) throw error;
  }
  return place;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
