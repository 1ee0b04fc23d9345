type Waiting<Question, Answer> = {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Asks together what many ask at the same time: while one read is under way questions wait, and all of them go with the
 * next. No answer is older than its question.
 */
export class GatheredReads<Question, Answer> {
  #read: (questions: readonly Question[]) => Promise<(question: Question) => Answer>;
  #waiting: Waiting<Question, Answer>[] = [];
  #isReading = false;

  /** `read` answers all questions at once, by a function that gives each its answer. */
  constructor(read: (questions: readonly Question[]) => Promise<(question: Question) => Answer>) {
    this.#read = read;
  }

  /** Gets whether nobody waits for an answer. */
  get isIdle(): boolean {
    return !this.#isReading && this.#waiting.length === 0;
  }

  /** Gives the answer of a read that begins after this call. */
  ask(question: Question): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.push({ question, resolve, reject });
    if (!this.#isReading) void this.#readAll();
    return promise;
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0);
      try {
        const answerTo = await this.#read(asked.map(({ question }) => question));
        for (const { question, resolve } of asked) resolve(answerTo(question));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    this.#isReading = false;
  }
}
