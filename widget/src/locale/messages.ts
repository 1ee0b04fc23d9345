import type { ConnectionStatus } from '../state/booking-client.ts';
import type { FailureCode } from '../state/failure.ts';
import type { AttributeTrouble } from '../state/trouble.ts';

/**
 * Lists what the widget says before a time is chosen. Dates, times and prices come ready, written by the formats of
 * the locale; counts come as numbers, so that a locale can choose its plural.
 */
export interface FirstMessages {
  /** The way the language is written. */
  direction: 'ltr' | 'rtl';
  /** Names the widget as a region of the page. */
  bookASession: string;
  loading: string;
  // Who and what
  chooseCoach: string;
  allCoaches: string;
  sessionType: string;
  minutes: (count: number) => string;
  free: string;
  change: string;
  continue: string;
  timesIn: (zone: string) => string;
  // Month and times
  previousMonth: string;
  nextMonth: string;
  day: (weekday: string, date: string) => string;
  dayTimes: (day: string, count: number) => string;
  availableTimes: string;
  morning: string;
  afternoon: string;
  evening: string;
  // What went wrong before anything else is there to say it
  unreachable: string;
  tryAgain: string;
}

/** Lists what the widget says from the form on, and when something goes wrong. */
export interface LaterMessages {
  // Time zone
  timeZone: string;
  searchTimeZones: string;
  timeZonesFound: (count: number) => string;
  // Month and times
  timesAvailable: (count: number) => string;
  coachTime: (time: string, place: string) => string;
  noTimesInMonth: (month: string) => string;
  noTimesOnDay: string;
  noTimesAtAll: string;
  nextFree: (moment: string) => string;
  // Form
  back: string;
  /** Leads on with the time that is chosen already. */
  proceed: string;
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
  /** Follows until when it is free. */
  afterThat: (share: string, fee: string) => string;
  /** Says what it would cost to cancel what is not booked yet. */
  lateToCancel: (share: string, fee: string) => string;
  addToCalendar: string;
  calendarFailed: string;
  changeOrCancel: string;
  bookAnother: string;
  // While one looks
  confirming: string;
  notConfirmedYet: string;
  heldFor: (time: string) => string;
  holdOver: string;
  holdLonger: string;
  holdEndsSoon: string;
  justTaken: (times: string) => string;
  justHeld: (times: string) => string;
  freeAgain: (times: string) => string;
  connection: Record<Exclude<ConnectionStatus, 'idle'> | 'polling', string>;
  // What went wrong
  loadFailedTitle: string;
  /** Follows what went wrong when nobody knows whether it was done. */
  choiceKept: string;
  bookFailedTitle: string;
  tryAgainIn: (seconds: number) => string;
  chooseAnotherTime: string;
  theseAreClose: string;
  requestId: (id: string) => string;
  failures: Record<Exclude<FailureCode, 'network'>, string>;
  attributes: Record<AttributeTrouble['attribute'], (value: string, allowed: string) => string>;
}

/** Lists everything the widget says; a locale that lacks a line does not compile. */
export interface Messages extends FirstMessages, LaterMessages {}
