/** Tells whether two values of plain data say the same; the order of keys does not count, a missing one is undefined. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key], b[key]));
}

/**
 * Lists by field what differs between two records, from what to what; of two lists only the entries that the other does
 * not have.
 */
export function changesBetween(
  before: object,
  after: object,
): Record<string, { from: unknown; to: unknown }> {
  const from = new Map<string, unknown>(Object.entries(before));
  const to = new Map<string, unknown>(Object.entries(after));
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  for (const key of new Set([...from.keys(), ...to.keys()])) {
    const was = from.get(key);
    const is = to.get(key);
    if (isSame(was, is)) continue;
    changes[key] =
      Array.isArray(was) && Array.isArray(is)
        ? { from: without(was, is), to: without(is, was) }
        : { from: was, to: is };
  }
  return changes;
}

function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  return list.filter((each) => !other.some((one) => isSame(each, one)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
