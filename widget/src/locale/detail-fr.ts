import type { DetailMessages } from './detail-messages.ts';

/** Holds the French texts about days, times and the coach. */
export const messages: DetailMessages = {
  aboutCoach: (name) => `À propos de ${name}`,
  speaks: (languages) => `Parle ${languages}`,
  localTime: (time, place, difference) => `Heure à ${place} : ${time}, ${difference}`,
  ahead: (distance) => `${distance} de plus que chez vous`,
  behind: (distance) => `${distance} de moins que chez vous`,
  sameTime: 'comme chez vous',
  readMore: 'Lire la suite',
  readLess: 'Lire moins',
  firstFree: (moment) => `Premier libre : ${moment}`,
  legend: { free: 'Libre', few: 'Presque complet', none: 'Rien de libre' },
  fewLeft: 'presque complet',
  dayReasons: {
    booked: 'complet',
    held: 'les derniers sont retenus',
    blocked: 'coach absent',
    too_soon: 'trop tôt',
    over: 'passé',
    closed: 'fermé',
  },
  whyNone: {
    booked: () => 'Tous les horaires de ce jour sont pris.',
    held: () =>
      'Quelqu’un réserve les derniers horaires de ce jour en ce moment. Ils peuvent se libérer à nouveau.',
    blocked: (coach) => `${coach} est absent ce jour-là.`,
    too_soon: (coach) => `Ce jour est trop proche : ${coach} demande plus de délai.`,
    over: () => 'Il n’y a plus d’horaire aujourd’hui.',
    closed: (coach) => `${coach} ne travaille pas ce jour-là.`,
  },
  slotStatuses: {
    held: 'Retenu',
    held_by_you: 'Retenu pour vous',
    booked: 'Pris',
    blocked: 'Non proposé',
    too_soon: 'Trop tôt',
  },
  whySlot: {
    held: 'Quelqu’un réserve cet horaire en ce moment. Il peut se libérer à nouveau.',
    held_by_you: 'Cet horaire est gardé pour vous.',
    booked: 'Cet horaire est pris.',
    blocked: 'Le coach n’est pas disponible à cet horaire.',
    too_soon: 'Cet horaire est trop proche pour être encore réservé.',
  },
};
