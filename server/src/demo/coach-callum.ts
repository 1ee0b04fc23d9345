import { type DemoCoach, days, hours } from './demo-coach.ts';

/** Sydney: four days a week, a walk after every session, Mondays left alone. */
export const callum: DemoCoach = {
  id: 'c0ac4e51-0004-4000-8000-000000000004',
  slug: 'callum',
  name: 'Callum Reid',
  headline: 'Work after burnout',
  bio: 'Callum spent ten years as an emergency nurse and two learning to stop. He coaches people on their way back to work: slower, sturdier, with room for a life around it. He takes a walk after every session and recommends it.',
  languages: ['en'],
  schedule: {
    timeZone: 'Australia/Sydney',
    weekly: [
      ...days([2, 3], '09:00-12:30', '13:30-17:00'),
      ...days([4], '12:00-16:00', '17:00-20:00'),
      ...days([5], '09:00-12:00', '13:00-15:00'),
    ],
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 20,
    minNoticeMinutes: 300,
    horizonDays: 180,
  },
  holidays: ['01-01', '01-26', '04-25', '12-25', '12-26', '12-28'],
  exceptions: [
    { inDays: 6, intervals: [hours('09:00-11:00')] },
    { inDays: 20, intervals: [] },
  ],
  sessionTypes: [
    {
      id: 'c0ac4e51-0004-4000-8000-000000000401',
      title: 'Coaching session',
      description: 'An hour at your pace. Camera off is fine.',
      durationMinutes: 60,
      price: { amount: 16_500, currency: 'AUD' },
    },
    {
      id: 'c0ac4e51-0004-4000-8000-000000000402',
      title: 'Short session',
      description: 'Half an hour for the weeks when an hour is too long.',
      durationMinutes: 30,
      price: { amount: 9000, currency: 'AUD' },
    },
  ],
};
