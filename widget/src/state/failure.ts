import type { Issue, ProblemCode, Slot } from '@session-booking/sdk/contract';

/** Names why something went wrong: a problem of the API, or one on the way to it. */
export type FailureCode = ProblemCode | 'offline' | 'network' | 'timeout' | 'unreadable' | 'unknown';

/** Describes a failed load or booking, in the words the state decides by. */
export interface Failure {
  readonly code: FailureCode;
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
export function failureOf(code: FailureCode, more: Partial<Failure> = {}): Failure {
  return { detail: '', requestId: null, issues: [], alternatives: [], retryAt: null, ...more, code };
}

const NEEDS_ANOTHER_TIME: ReadonlySet<FailureCode> = new Set([
  'slot_taken',
  'slot_held',
  'hold_expired',
  'outside_schedule',
  'too_soon',
  'beyond_horizon',
  'nonexistent_local_time',
]);

/** Tells whether only another time helps: the chosen one cannot be booked. */
export function needsAnotherTime(code: FailureCode): boolean {
  return NEEDS_ANOTHER_TIME.has(code);
}

const ON_THE_WAY: ReadonlySet<FailureCode> = new Set(['offline', 'network', 'timeout']);

/** Tells whether nobody knows if the request arrived, so that the same one may be sent again. */
export function isLostOnTheWay(code: FailureCode): boolean {
  return ON_THE_WAY.has(code);
}
