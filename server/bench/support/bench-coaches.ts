/** Gives the id of a coach by number, the same in every process and in SQL. */
export function coachIdOf(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The first hour that anybody books here: the day after tomorrow, midnight UTC. */
export const firstHour = (Math.floor(Date.now() / DAY_MS) + 2) * DAY_MS;

/** Writes an hour after the first as the API does. */
export function hourOf(number: number): string {
  return new Date(firstHour + number * HOUR_MS).toISOString().replace('.000', '');
}
