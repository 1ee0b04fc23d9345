import type { DetailMessages } from './detail-messages.ts';

/** Holds the Spanish texts about days, times and the coach. */
export const messages: DetailMessages = {
  aboutCoach: (name) => `Sobre ${name}`,
  speaks: (languages) => `Habla ${languages}`,
  localTime: (time, place, difference) => `Hora en ${place}: ${time}, ${difference}`,
  ahead: (distance) => `${distance} más que la tuya`,
  behind: (distance) => `${distance} menos que la tuya`,
  sameTime: 'igual que la tuya',
  readMore: 'Leer más',
  readLess: 'Leer menos',
  firstFree: (moment) => `Primera libre: ${moment}`,
  legend: { free: 'Libre', few: 'Quedan pocas', none: 'Nada libre' },
  fewLeft: 'quedan pocas',
  dayReasons: {
    booked: 'todo reservado',
    held: 'las últimas están retenidas',
    blocked: 'coach ausente',
    too_soon: 'demasiado pronto',
    over: 'ya ha pasado',
    closed: 'cerrado',
  },
  whyNone: {
    booked: () => 'Todas las horas de este día están ocupadas.',
    held: () => 'Alguien está reservando las últimas horas de este día. Puede que vuelvan a quedar libres.',
    blocked: (coach) => `${coach} no está este día.`,
    too_soon: (coach) => `Este día está demasiado cerca: ${coach} necesita más antelación.`,
    over: () => 'Hoy ya no quedan horas.',
    closed: (coach) => `${coach} no trabaja este día.`,
  },
  slotStatuses: {
    held: 'Retenida',
    held_by_you: 'Retenida para ti',
    booked: 'Ocupada',
    blocked: 'No se ofrece',
    too_soon: 'Muy pronto',
  },
  whySlot: {
    held: 'Alguien está reservando esta hora ahora mismo. Puede que vuelva a quedar libre.',
    held_by_you: 'Esta hora está guardada para ti.',
    booked: 'Esta hora está ocupada.',
    blocked: 'El coach no está disponible a esta hora.',
    too_soon: 'Esta hora está demasiado cerca para reservarla ya.',
  },
};
