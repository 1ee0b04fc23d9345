import { ConfigError } from './config.ts';
import { isUnavailable } from './store/constraints.ts';
import { UnusableFolder } from './store/data-folder.ts';
import { FolderInUse } from './store/folder-lock.ts';

/** What the system says when an address cannot be listened on, and the setting that mends it. */
const listenFaults: Record<string, string> = {
  EADDRINUSE: 'PORT is in use by another program. Give another, or 0 for a free one.',
  EACCES: 'PORT needs rights this process does not have. Give one from 1024.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine. Give one that is, for example 127.0.0.1.',
  ENOTFOUND: 'HOST is not known. Give an address of this machine, for example 127.0.0.1.',
};

/** Errors whose message says it all, in one line a setting. */
const told = [ConfigError, FolderInUse, UnusableFolder];

/** SQLSTATEs of a server that answers, but not to this name, password or database. */
const loginFaults = /^(28...|3D000|42501)$/;

/**
 * Says why the server does not start: in one line that names the setting where a person can mend it, with a stack where
 * the fault is the program's.
 */
export function describeStartFailure(error: unknown): string {
  if (told.some((each) => error instanceof each)) return (error as Error).message;
  if (!(error instanceof Error)) return String(error);
  const { code, syscall } = traits(error);
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return `${listenFaults[code] ?? 'HOST and PORT'} (${error.message})`;
  if (isUnavailable(error) || loginFaults.test(code))
    return `DATABASE_URL wants a PostgreSQL that answers: ${error.message}`;
  return error.stack ?? error.message;
}

function traits(error: Error): { code: string; syscall: string } {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : '';
  return { code, syscall };
}
