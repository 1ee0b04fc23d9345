import type { HoldState } from './hold.ts';
import type { Interval } from './interval.ts';
import { toInstant } from './wall-time.ts';

/** Names what can happen to a hold. */
export type HoldEventType = 'hold.created' | 'hold.renewed' | 'hold.released' | 'hold.expired';

/** Describes a hold as far as the audit trail tells of it; the slot is bare, without buffers. */
export type LoggedHold = { holdId: string; slot: Interval } & Pick<HoldState, 'expiresAt'>;

/** Makes what happened to a hold, at epoch milliseconds, ready to be logged. */
export function holdEvent<Type extends HoldEventType>(type: Type, hold: LoggedHold, at: number) {
  return { type, holdId: hold.holdId, at, data: holdData(hold) };
}

/** Writes a hold as the audit trail carries it: the slot and its end, not whose it is. */
export function holdData({ slot, expiresAt }: Omit<LoggedHold, 'holdId'>) {
  return {
    startsAt: toInstant(slot.start),
    endsAt: toInstant(slot.end),
    expiresAt: toInstant(expiresAt),
  };
}
