import type { FailureCode } from './failure.ts';

const NEEDS_ANOTHER_TIME: ReadonlySet<string> = new Set<FailureCode>([
  'slot_taken',
  'slot_held',
  'hold_expired',
  'outside_schedule',
  'too_soon',
  'beyond_horizon',
  'nonexistent_local_time',
]);

/** Tells whether only another time helps: the chosen one cannot be booked. */
export function needsAnotherTime(code: string): boolean {
  return NEEDS_ANOTHER_TIME.has(code);
}

const ON_THE_WAY: readonly string[] = ['offline', 'network', 'timeout'] satisfies FailureCode[];

/** Tells whether nobody knows if the request arrived, so that the same one may be sent again. */
export function isLostOnTheWay(code: string): boolean {
  return ON_THE_WAY.includes(code);
}

const UNSURE: readonly string[] = [
  'unreadable',
  'unknown',
  'request_in_progress',
  'internal',
  'unavailable',
] satisfies FailureCode[];

/** Tells whether what was asked for may have been done nevertheless: nobody said yes, and nobody said no. */
export function mayBeDone(code: string): boolean {
  return isLostOnTheWay(code) || UNSURE.includes(code);
}
