import type { Opening } from '../visit.ts';
import { pace } from './pace.ts';
import { createPacedLive, type Live, type LiveCalls } from './paced-live.ts';

export type { Watch, WatchOptions } from './handle.ts';
export type { Live, LiveCalls } from './paced-live.ts';
export type { SocketClass } from './socket-class.ts';
export type { Connection, ConnectionStatus } from './switchboard.ts';
export type { AvailabilityView, WatchQuestion } from './view.ts';

/** Makes live updates for a page that loads them apart: they go on from its opening and ask by the calls of its client. */
export function createLive(opening: Pick<Opening, 'access'>, calls: LiveCalls): Live {
  return createPacedLive(opening, calls, pace);
}
