/** Keeps computed availability of this node, bounded; see `list-availability.ts`. */
export type AvailabilityCache = Map<string, unknown>;
