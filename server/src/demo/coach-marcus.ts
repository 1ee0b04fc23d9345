import { type DemoCoach, days, hours } from './demo-coach.ts';

/** New York: no Wednesdays, a late Thursday, ten minutes of his own after every session. */
export const marcus: DemoCoach = {
  id: 'c0ac4e51-0002-4000-8000-000000000002',
  slug: 'marcus',
  name: 'Marcus Bell',
  headline: 'Careers at the halfway point',
  bio: 'Marcus was a newspaper editor, a union negotiator and a high school principal, in that order. He coaches people in the middle of a career that went well and no longer fits, and he does not believe in five-year plans.',
  languages: ['en', 'fr'],
  schedule: {
    timeZone: 'America/New_York',
    weekly: [
      ...days([1, 2], '08:00-12:00', '13:00-17:00'),
      ...days([4], '11:00-15:00', '16:00-20:00'),
      ...days([5], '08:00-13:00'),
    ],
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 10,
    minNoticeMinutes: 240,
    horizonDays: 180,
  },
  holidays: ['01-01', '06-19', '07-04', '11-11', '12-24', '12-25', '12-31'],
  exceptions: [
    { inDays: 4, intervals: [hours('13:00-17:00')] },
    { inDays: 17, intervals: [] },
    { inDays: 18, intervals: [] },
  ],
  sessionTypes: [
    {
      id: 'c0ac4e51-0002-4000-8000-000000000201',
      title: 'Coaching session',
      description: 'An hour of thinking out loud, with someone who asks what you have been avoiding.',
      durationMinutes: 60,
      price: { amount: 14_000, currency: 'USD' },
    },
    {
      id: 'c0ac4e51-0002-4000-8000-000000000202',
      title: 'Check-in',
      description: 'Half an hour between sessions, for one decision that cannot wait.',
      durationMinutes: 30,
      price: { amount: 7500, currency: 'USD' },
    },
  ],
};
