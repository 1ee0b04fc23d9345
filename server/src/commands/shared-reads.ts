import { setImmediate as turn } from 'node:timers/promises';

/**
 * Lets callers who ask the same at the same time share one answer that is never older than their question: a read
 * begins once all requests that are there have been heard, and whoever comes while it is under way waits for the next.
 * The embedded database answers within one turn, so that nobody would ever meet another without that.
 */
export class SharedReads<Answer> {
  #running = new Map<string, Promise<Answer>>();
  #next = new Map<string, Promise<Answer>>();

  /** Gives the answer of a `read` that begins after this call. */
  read(name: string, read: () => Promise<Answer>): Promise<Answer> {
    const waiting = this.#next.get(name);
    if (waiting) return waiting;
    const next = this.#afterThis(name).then(() => {
      this.#next.delete(name);
      return this.#begin(name, read);
    });
    this.#next.set(name, next);
    return next;
  }

  async #afterThis(name: string): Promise<void> {
    // How the one before ended is for those who share it.
    await this.#running.get(name)?.catch(() => undefined);
    await turn();
  }

  #begin(name: string, read: () => Promise<Answer>): Promise<Answer> {
    const running = read();
    this.#running.set(name, running);
    const end = () => {
      if (this.#running.get(name) === running) this.#running.delete(name);
    };
    running.then(end, end);
    return running;
  }
}
