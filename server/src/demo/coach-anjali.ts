import { type DemoCoach, days, hours } from './demo-coach.ts';

/** Kolkata, half an hour off most clocks: early mornings, and evenings for those who call from Europe. */
export const anjali: DemoCoach = {
  id: 'c0ac4e51-0003-4000-8000-000000000003',
  slug: 'anjali',
  name: 'Anjali Sen',
  headline: 'Founders and small teams',
  bio: 'Anjali built a logistics company with her sister, sold it, and remembers every night she did not sleep. She coaches founders who have to decide with half the facts, and the two or three people next to them.',
  languages: ['en', 'bn', 'hi'],
  schedule: {
    timeZone: 'Asia/Kolkata',
    weekly: [
      ...days([1, 2, 3, 4], '09:00-13:00', '17:00-21:00'),
      ...days([5], '08:00-13:00'),
      ...days([6], '10:00-13:00'),
    ],
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minNoticeMinutes: 120,
    horizonDays: 180,
  },
  holidays: ['01-26', '08-15', '10-02', '12-25'],
  exceptions: [
    { inDays: 8, intervals: [hours('09:00-12:00')] },
    { inDays: 29, intervals: [] },
  ],
  sessionTypes: [
    {
      id: 'c0ac4e51-0003-4000-8000-000000000301',
      title: 'Founder session',
      description: 'One hour, one decision. Bring the numbers you have and the ones you wish you had.',
      durationMinutes: 60,
      price: { amount: 450_000, currency: 'INR' },
    },
    {
      id: 'c0ac4e51-0003-4000-8000-000000000302',
      title: 'Quick call',
      description: 'Thirty minutes before a difficult meeting.',
      durationMinutes: 30,
      price: { amount: 250_000, currency: 'INR' },
    },
    {
      id: 'c0ac4e51-0003-4000-8000-000000000303',
      title: 'Team of three',
      description: 'Ninety minutes with you and your co-founders, in one room or in three.',
      durationMinutes: 90,
      price: { amount: 720_000, currency: 'INR' },
    },
  ],
};
