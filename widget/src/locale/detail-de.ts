import type { DetailMessages } from './detail-messages.ts';

/** Holds the German texts about days, times and the coach. */
export const messages: DetailMessages = {
  aboutCoach: (name) => `Über ${name}`,
  speaks: (languages) => `Spricht ${languages}`,
  localTime: (time, place, difference) => `In ${place} ist es ${time}, ${difference}`,
  ahead: (distance) => `${distance} später als bei dir`,
  behind: (distance) => `${distance} früher als bei dir`,
  sameTime: 'wie bei dir',
  readMore: 'Mehr lesen',
  readLess: 'Weniger lesen',
  firstFree: (moment) => `Zuerst frei: ${moment}`,
  legend: { free: 'Frei', few: 'Wenige frei', none: 'Nichts frei' },
  fewLeft: 'nur noch wenige',
  dayReasons: {
    booked: 'ausgebucht',
    held: 'die letzten sind reserviert',
    blocked: 'Coach nicht da',
    too_soon: 'zu kurzfristig',
    over: 'vorbei',
    closed: 'geschlossen',
  },
  whyNone: {
    booked: () => 'An diesem Tag ist alles vergeben.',
    held: () => 'Die letzten Zeiten dieses Tages bucht gerade jemand. Vielleicht werden sie wieder frei.',
    blocked: (coach) => `${coach} ist an diesem Tag nicht da.`,
    too_soon: (coach) => `Dieser Tag ist zu nah: ${coach} braucht mehr Vorlauf.`,
    over: () => 'Heute gibt es keine Zeiten mehr.',
    closed: (coach) => `${coach} arbeitet an diesem Tag nicht.`,
  },
  slotStatuses: {
    held: 'Reserviert',
    held_by_you: 'Für dich reserviert',
    booked: 'Vergeben',
    blocked: 'Nicht im Angebot',
    too_soon: 'Zu bald',
  },
  whySlot: {
    held: 'Jemand bucht diese Zeit gerade. Vielleicht wird sie wieder frei.',
    held_by_you: 'Diese Zeit ist für dich reserviert.',
    booked: 'Diese Zeit ist vergeben.',
    blocked: 'Der Coach ist zu dieser Zeit nicht da.',
    too_soon: 'Diese Zeit ist zum Buchen schon zu nah.',
  },
};
