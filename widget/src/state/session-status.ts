import type { SessionStatus } from '@session-booking/sdk/contract';

const statuses: readonly SessionStatus[] = ['scheduled', 'in_progress', 'completed', 'cancelled'];

/** Reads a word from outside as the state of a session; null for any other word. */
export function readStatus(word: string | null): SessionStatus | null {
  return statuses.find((status) => status === word) ?? null;
}
