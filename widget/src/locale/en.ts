import type { FirstMessages } from './messages.ts';
import { pluralsOf } from './plural.ts';

const plural = pluralsOf('en');

/** Holds the English texts of the first view. */
export const messages: FirstMessages = {
  direction: 'ltr',
  bookASession: 'Book a session',
  loading: 'Loading times',
  chooseCoach: 'Choose a coach',
  allCoaches: 'All coaches',
  sessionType: 'Session type',
  minutes: (count) => `${count} min`,
  free: 'Free',
  change: 'Change',
  continue: 'Choose a time',
  timesIn: (zone) => `Times in ${zone}`,
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  day: (weekday, date) => `${weekday}, ${date}`,
  dayTimes: (day, count) =>
    `${day}, ${count === 0 ? 'no times available' : plural(count, { one: '# time available', other: '# times available' })}`,
  availableTimes: 'Available times',
  morning: 'Morning',
  afternoon: 'Afternoon',
  evening: 'Evening',
  unreachable: 'The booking service does not answer.',
  tryAgain: 'Try again',
};
