/** Type ids of PostgreSQL's catalogue that both engines read the same way. */
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
 * Lists how columns become values, by type id, where neither driver's own way is ours: instants are epoch
 * milliseconds, dates text, big integers numbers.
 */
export const columnReaders: Record<number, (text: string) => string | number> = {
  [INT8]: readCount,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: readInstant,
};
