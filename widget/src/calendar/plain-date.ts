/** Names a calendar date without a zone, `YYYY-MM-DD`; such strings sort by time. */
export type PlainDate = string;

/** Names a calendar month without a zone, `YYYY-MM`; such strings sort by time. */
export type PlainMonth = string;

const DAY_MS = 86_400_000;

/** Gets the instant of a date's midnight in UTC, to hand to a formatter that is set to UTC. */
export function asUtc(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function fromUtc(ms: number): PlainDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Moves a date by whole days, backwards when `days` is negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromUtc(asUtc(date) + days * DAY_MS);
}

/** Gets the month a date lies in. */
export function monthOf(date: PlainDate): PlainMonth {
  return date.slice(0, 7);
}

/** Gets the first date of a month. */
export function firstOf(month: PlainMonth): PlainDate {
  return `${month}-01`;
}

/** Gets the last date of a month. */
export function lastOf(month: PlainMonth): PlainDate {
  return addDays(firstOf(addMonths(month, 1)), -1);
}

/** Moves a month by whole months, backwards when `months` is negative. */
export function addMonths(month: PlainMonth, months: number): PlainMonth {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Moves a date to the same day of another month, or to that month's last day when it is shorter. */
export function inMonth(date: PlainDate, month: PlainMonth): PlainDate {
  const moved = `${month}-${date.slice(8)}`;
  const last = lastOf(month);
  return moved > last ? last : moved;
}

/** Gets the day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(asUtc(date)).getUTCDay() || 7;
}
