import type { Schedule, SessionType } from '@session-booking/sdk/contract';

/** Describes a coach of the demo practice; ids are fixed, so that links to him live as long as the demo. */
export type DemoCoach = {
  id: string;
  /** First name in lower case without accents: names the picture `/demo/coaches/<slug>.svg`. */
  slug: string;
  name: string;
  headline: string;
  bio: string;
  languages: string[];
  schedule: Omit<Schedule, 'overrides'>;
  /** Days off that come every year, `MM-DD`. */
  holidays: string[];
  /** Days unlike the others, counted in days from the first start. */
  exceptions: { inDays: number; intervals: { start: string; end: string }[] }[];
  sessionTypes: Omit<SessionType, 'capacity'>[];
};

/** Writes one row of a week: the days, Monday 1, and their stretches, `['09:00-12:30', …]`. */
export function days(numbers: number[], ...stretches: string[]): Schedule['weekly'] {
  return numbers.flatMap((day) => stretches.map((stretch) => ({ day, ...hours(stretch) })));
}

/** Reads `09:00-12:30` as a stretch of a day. */
export function hours(stretch: string): { start: string; end: string } {
  const [start = '', end = ''] = stretch.split('-');
  return { start, end };
}
