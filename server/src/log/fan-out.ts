/** Carries hints that calendars changed from one node to the others. Losing one costs at most a poll. */
export type FanOut = {
  /** Tells the other nodes; never throws, never waits. */
  publish(coachIds: readonly string[]): void;
  close(): Promise<void>;
};

/** Takes a hint from another node: whose calendar changed, or null when hints may have been missed. */
export type OnHint = (coachId: string | null) => void;

/** Serves a single node, which has nobody to tell. */
export const alone: FanOut = { publish: () => undefined, close: () => Promise.resolve() };

/** Bounds one message; PostgreSQL takes 8,000 bytes, an id and its comma are 37. */
const MAX_IDS = 200;

/** Writes a hint: who says it, then the ids; no ids mean "look at everything". */
export function writeHint(nodeId: string, coachIds: readonly string[]): string {
  return `${nodeId}:${coachIds.length > MAX_IDS ? '' : coachIds.join(',')}`;
}

/** Reads a hint, leaves out what this node said itself, and passes the rest on. */
export function readHint(payload: string, nodeId: string, onHint: OnHint): void {
  const colon = payload.indexOf(':');
  if (colon < 0) {
    onHint(null);
    return;
  }
  if (payload.slice(0, colon) === nodeId) return;
  const ids = payload.slice(colon + 1);
  if (ids === '') onHint(null);
  else for (const id of ids.split(',')) onHint(id);
}
