import type { SlotStatus } from '@session-booking/sdk/contract';
import type { Interval } from './interval.ts';

/** Describes a possible start of a session, without the buffers around it. */
export type DomainSlot = Interval & { status: SlotStatus };
