import { createIdempotencyKey } from '@session-booking/sdk';

/** Names what a person wants with a key: the same for each try of the same thing, so that it is never done twice. */
export class IntentKey {
  #last: { readonly intent: string; readonly key: string } | null = null;

  /** Gives the key of an intent; another one as soon as the intent is another. */
  for(intent: unknown): string {
    const text = JSON.stringify(intent);
    if (this.#last?.intent !== text) this.#last = { intent: text, key: createIdempotencyKey() };
    return this.#last.key;
  }

  /** Tells whether an intent is the last one, and not done yet. */
  isFor(intent: unknown): boolean {
    return this.#last?.intent === JSON.stringify(intent);
  }

  /** Forgets the intent, once it is done. */
  settle(): void {
    this.#last = null;
  }
}
