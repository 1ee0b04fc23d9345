import process from 'node:process';

const LOOK_MS = 250;

/**
 * Asks this process to stop as soon as its parent is gone. npm passes a signal on to the shell it runs a script in, and to
 * nobody else: the shell dies of it, and what it ran would go on, with its port and its folder, where nobody finds it.
 */
export function endWithParent(): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  looking.unref();
}
