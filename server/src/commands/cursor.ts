import { invalidField } from '../domain/refusal.ts';

/** Says where a page ends: what it is ordered by, and the id that breaks ties. */
export type PageEnd<Key extends string | number> = { key: Key; id: string };

/** Writes where a page ends, as an opaque word for the next request. */
export function writeCursor({ key, id }: PageEnd<string | number>): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** Reads the cursor of a list ordered by text. Refuses anything that no page gave as `validation_failed`. */
export function readTextCursor(cursor: string): PageEnd<string> {
  const [key, id] = parts(cursor);
  if (typeof key === 'string' && !key.includes('\0') && isId(id)) return { key, id };
  throw notOurs();
}

/** Reads the cursor of a list ordered by time, epoch milliseconds. Refuses as `readTextCursor` does. */
export function readTimeCursor(cursor: string): PageEnd<number> {
  const [key, id] = parts(cursor);
  if (typeof key === 'number' && Number.isInteger(key) && Math.abs(key) < MAX_TIME && isId(id))
    return { key, id };
  throw notOurs();
}

/** Ends with the years of four digits. */
const MAX_TIME = Date.UTC(10_000);

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

const notOurs = () =>
  invalidField(['cursor'], 'invalid_value', 'Give the nextCursor of the page before, unchanged, or none.');

function parts(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? [...(value as unknown[])] : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
