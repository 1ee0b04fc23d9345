import type { Coach } from '@session-booking/sdk/contract';
import type { CoachState } from '../domain/coach.ts';

/** Shows a coach as everyone may see him. */
export function presentCoach(coach: CoachState): Coach {
  const { id, name, headline, bio, avatarUrl, languages, schedule, sessionTypes } = coach;
  return { id, name, headline, bio, avatarUrl, languages, timeZone: schedule.timeZone, sessionTypes };
}
