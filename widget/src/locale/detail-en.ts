import type { DetailMessages } from './detail-messages.ts';

/** Holds the English texts about days, times and the coach. */
export const messages: DetailMessages = {
  aboutCoach: (name) => `About ${name}`,
  speaks: (languages) => `Speaks ${languages}`,
  localTime: (time, place, difference) => `It is ${time} in ${place}, ${difference}`,
  ahead: (distance) => `${distance} ahead of you`,
  behind: (distance) => `${distance} behind you`,
  sameTime: 'the same as for you',
  readMore: 'Read more',
  readLess: 'Read less',
  firstFree: (moment) => `First free: ${moment}`,
  legend: { free: 'Free', few: 'Few left', none: 'None free' },
  fewLeft: 'few left',
  dayReasons: {
    booked: 'fully booked',
    held: 'the last ones are held',
    blocked: 'coach away',
    too_soon: 'too soon',
    over: 'over',
    closed: 'closed',
  },
  whyNone: {
    booked: () => 'Every time on this day is taken.',
    held: () => 'Somebody is booking the last times of this day. They may come free again.',
    blocked: (coach) => `${coach} is away on this day.`,
    too_soon: (coach) => `This day is too close: ${coach} needs more notice.`,
    over: () => 'There are no more times today.',
    closed: (coach) => `${coach} has no hours on this day.`,
  },
  slotStatuses: {
    held: 'Held',
    held_by_you: 'Held for you',
    booked: 'Taken',
    blocked: 'Not offered',
    too_soon: 'Too soon',
  },
  whySlot: {
    held: 'Somebody is booking this time right now. It may come free again.',
    held_by_you: 'This time is kept for you.',
    booked: 'This time is taken.',
    blocked: 'The coach is not available at this time.',
    too_soon: 'This time is too close to be booked now.',
  },
};
