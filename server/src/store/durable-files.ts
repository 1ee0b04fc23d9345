import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** Names what the embedded database's file layer lets us add to; an open file carries the system's descriptor. */
type NodeFileSystem = { stream_ops: { fsync?: (file: { nfd: number }) => number } };

const hasNodeFiles = (module: object): module is { NODEFS: NodeFileSystem } =>
  'NODEFS' in module &&
  typeof module.NODEFS === 'object' &&
  module.NODEFS !== null &&
  'stream_ops' in module.NODEFS;

/**
 * Keeps the embedded database's files so that they outlive a loss of power. Out of the box it runs with `fsync` off
 * and its file layer has none: here every flush the database asks for reaches the disk before the commit is answered.
 */
class DurableFiles extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addFsync = (module: object) => {
      if (!hasNodeFiles(module))
        throw new Error('This version of the embedded database has another file layer.');
      module.NODEFS.stream_ops.fsync = ({ nfd }) => {
        fs.fsyncSync(nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}

/** Gives the options by which PGlite keeps its data in `folder` and flushes every commit to the disk. */
export function durableFiles(folder: string): { fs: NodeFS; startParams: string[] } {
  const withoutNoSync = PGlite.defaultStartParams.filter((each) => each !== '-F');
  // Of the ways to flush the log only plain fsync passes through its file layer; fdatasync is an empty call there.
  return {
    fs: new DurableFiles(folder),
    startParams: [...withoutNoSync, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
  };
}
