import type { Coach } from '@session-booking/sdk/contract';
import type { StoredCoach } from '../store/coaches.ts';

/** Shows a coach as everyone may see him. */
export function presentCoach(coach: StoredCoach): Coach {
  const { id, name, headline, bio, avatarUrl, languages, schedule, sessionTypes } = coach;
  return { id, name, headline, bio, avatarUrl, languages, timeZone: schedule.timeZone, sessionTypes };
}
