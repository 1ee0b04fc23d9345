import type { FailureCode } from '../state/failure.ts';

/** Names the attributes whose wrong value leaves the widget with nothing to show. */
export type FatalAttribute = 'coach-id' | 'session-type' | 'duration-minutes' | 'api-url';

/**
 * Lists everything the widget says; a locale that lacks a line does not compile. Dates, times and prices come ready,
 * written by the formats of the locale; counts come as numbers, so that a locale can choose its plural.
 */
export interface Messages {
  /** Names the widget as a region of the page. */
  bookASession: string;
  loading: string;
  // Who and what
  chooseCoach: string;
  allCoaches: string;
  coachesFound: (count: number) => string;
  sessionType: string;
  minutes: (count: number) => string;
  free: string;
  fromPrice: (price: string) => string;
  yourChoice: string;
  change: string;
  continue: string;
  // Time zone
  timeZone: string;
  changeTimeZone: string;
  searchTimeZones: string;
  timeZonesFound: (count: number) => string;
  timesIn: (zone: string) => string;
  coachTime: (time: string, place: string) => string;
  coachIn: (place: string, hours: string, isAhead: boolean) => string;
  // Month and times
  previousMonth: string;
  nextMonth: string;
  day: (weekday: string, date: string) => string;
  dayTimes: (day: string, count: number) => string;
  availableTimes: string;
  timesAvailable: (count: number) => string;
  morning: string;
  afternoon: string;
  evening: string;
  noTimesInMonth: (month: string) => string;
  noTimesOnDay: string;
  noTimesAtAll: string;
  nextFree: (moment: string) => string;
  // Form
  back: string;
  yourDetails: string;
  name: string;
  email: string;
  title: string;
  notes: string;
  optional: string;
  nameMissing: string;
  emailMissing: string;
  emailMalformed: string;
  fieldRefused: string;
  bookSession: string;
  booking: string;
  sessionWith: (coach: string) => string;
  // Outcome
  sessionBooked: string;
  bookedFor: (name: string) => string;
  freeToCancel: (moment: string) => string;
  addToCalendar: string;
  calendarFailed: string;
  changeOrCancel: string;
  bookAnother: string;
  // What went wrong
  loadFailedTitle: string;
  bookFailedTitle: string;
  tryAgain: string;
  tryAgainIn: (seconds: number) => string;
  tryAgainAt: (time: string) => string;
  chooseAnotherTime: string;
  theseAreClose: string;
  requestId: (id: string) => string;
  failures: Record<FailureCode, string>;
  attributes: Record<FatalAttribute, (value: string, allowed: string) => string>;
}
