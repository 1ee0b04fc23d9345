import { type DemoCoach, days, hours } from './demo-coach.ts';

/** Madrid: a long lunch, a late Thursday, a short Friday. */
export const ines: DemoCoach = {
  id: 'c0ac4e51-0001-4000-8000-000000000001',
  slug: 'ines',
  name: 'Inés Valcárcel',
  headline: 'New roles and first teams',
  bio: 'Inés led engineering teams in Madrid and Lisbon for fourteen years before she began to coach the people who were promoted after her. She works with new managers on what to keep, what to hand over and what to stop, mostly in the first year, when nobody tells them.',
  languages: ['es', 'en', 'pt'],
  schedule: {
    timeZone: 'Europe/Madrid',
    weekly: [
      ...days([1, 2, 3], '09:00-14:00', '15:30-18:30'),
      ...days([4], '11:00-14:00', '15:30-20:30'),
      ...days([5], '09:00-15:00'),
    ],
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minNoticeMinutes: 180,
    horizonDays: 180,
  },
  holidays: ['01-01', '01-06', '05-01', '10-12', '12-08', '12-24', '12-25'],
  exceptions: [
    { inDays: 11, intervals: [hours('16:00-19:00')] },
    { inDays: 24, intervals: [] },
  ],
  sessionTypes: [
    {
      id: 'c0ac4e51-0001-4000-8000-000000000101',
      title: 'Coaching session',
      description:
        'One hour on the question you bring. You leave with one to three next steps in your own words.',
      durationMinutes: 60,
      price: { amount: 9500, currency: 'EUR' },
    },
    {
      id: 'c0ac4e51-0001-4000-8000-000000000102',
      title: 'First conversation',
      description: 'Half an hour to find out whether we fit. No charge.',
      durationMinutes: 30,
      price: null,
    },
    {
      id: 'c0ac4e51-0001-4000-8000-000000000103',
      title: 'Ninety days in',
      description: 'A longer look back and ahead, three months into a new role.',
      durationMinutes: 90,
      price: { amount: 13_500, currency: 'EUR' },
    },
  ],
};
