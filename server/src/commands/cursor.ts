import { invalidField } from '../domain/refusal.ts';

/** Writes where a page ends, as an opaque word for the next request. */
export function writeCursor(parts: readonly [string | number, string]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor of `writeCursor` whose first part is of the given type. Refuses anything else as `validation_failed`. */
export function readCursor(cursor: string, type: 'string'): [string, string];
export function readCursor(cursor: string, type: 'number'): [number, string];
export function readCursor(cursor: string, type: 'string' | 'number'): [string | number, string] {
  const parts = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (Array.isArray(parts) && parts.length === 2) {
    const [first, second]: unknown[] = parts;
    const isFirst = typeof first === 'string' ? !first.includes('\0') : Number.isSafeInteger(first);
    if (typeof first === type && isFirst && typeof second === 'string' && UUID.test(second)) {
      return [first as string | number, second];
    }
  }
  throw invalidField(
    ['cursor'],
    'invalid_value',
    'Give the nextCursor of the page before, unchanged, or none.',
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
