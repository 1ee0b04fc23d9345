import type { Issue, ProblemCode, Slot } from '@session-booking/sdk/contract';

/** Names why something went wrong: a problem of the API, or one on the way to it. */
export type FailureCode = ProblemCode | 'offline' | 'network' | 'timeout' | 'unreadable' | 'unknown';

/** Describes a failed load or booking, in the words the state decides by. */
export interface Failure {
  /** A newer server may know codes that this widget does not. */
  readonly code: FailureCode | (string & {});
  /** What the server said, in English; empty when it said nothing. */
  readonly detail: string;
  /** Name of the failed request in the server's log. */
  readonly requestId: string | null;
  readonly issues: readonly Issue[];
  /** Nearest free slots, with `slot_taken` and `slot_held`. */
  readonly alternatives: readonly Slot[];
  /** Epoch milliseconds from which another try makes sense; null for at once. */
  readonly retryAt: number | null;
}

/** Makes a failure that has nothing to say but its code. */
export function failureOf(code: Failure['code'], more: Partial<Failure> = {}): Failure {
  return { detail: '', requestId: null, issues: [], alternatives: [], retryAt: null, ...more, code };
}
