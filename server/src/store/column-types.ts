import pg from 'pg';

/** Type ids of PostgreSQL's catalogue. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** Reads `2026-12-07 09:00:00.123+00`, in whatever zone the connection writes it, as epoch milliseconds. */
function readInstant(text: string): number {
  const ms = Date.parse(text.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00'));
  if (Number.isNaN(ms)) throw new RangeError(`"${text}" is not an instant.`);
  return ms;
}

/** Reads a whole number that JavaScript holds exactly. */
function readCount(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is larger than JavaScript counts.`);
  return value;
}

/**
 * Reads columns where the driver's own way is not ours: instants are epoch milliseconds, dates text, big integers
 * numbers.
 */
export const columnTypes = new pg.TypeOverrides();
columnTypes.setTypeParser(INT8, 'text', readCount);
columnTypes.setTypeParser(DATE, 'text', (text: string) => text);
columnTypes.setTypeParser(TIMESTAMPTZ, 'text', readInstant);
