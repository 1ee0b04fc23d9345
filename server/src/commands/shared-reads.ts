/**
 * Lets callers who ask the same at the same time share one answer that is never older than their question: whoever
 * comes while a read is under way waits for the next one, together with all who come until that begins.
 */
export class SharedReads<Answer> {
  #running = new Map<string, Promise<Answer>>();
  #next = new Map<string, Promise<Answer>>();

  /** Gives the answer of a `read` that begins after this call. */
  read(name: string, read: () => Promise<Answer>): Promise<Answer> {
    const waiting = this.#next.get(name);
    if (waiting) return waiting;
    const running = this.#running.get(name);
    if (!running) return this.#begin(name, read);
    const begin = () => {
      this.#next.delete(name);
      return this.#begin(name, read);
    };
    const next = running.then(begin, begin);
    this.#next.set(name, next);
    return next;
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
