import type { DetailMessages } from './detail-messages.ts';

/** Holds the Arabic texts about days, times and the coach. */
export const messages: DetailMessages = {
  aboutCoach: (name) => `نبذة عن ${name}`,
  speaks: (languages) => `اللغات: ${languages}`,
  localTime: (time, place, difference) => `الساعة الآن ${time} في \u2068${place}\u2069، ${difference}`,
  ahead: (distance) => `متقدمة عن توقيتك بمقدار ${distance}`,
  behind: (distance) => `متأخرة عن توقيتك بمقدار ${distance}`,
  sameTime: 'مثل توقيتك',
  readMore: 'اقرأ المزيد',
  readLess: 'اقرأ أقل',
  firstFree: (moment) => `أول موعد متاح: ${moment}`,
  legend: { free: 'متاح', few: 'بقي القليل', none: 'لا شيء متاح' },
  fewLeft: 'بقي القليل',
  dayReasons: {
    booked: 'محجوز بالكامل',
    held: 'المواعيد الأخيرة محجوزة مؤقتًا',
    blocked: 'المدرّب غير متاح',
    too_soon: 'قريب جدًا',
    over: 'انتهى',
    closed: 'مغلق',
  },
  whyNone: {
    booked: () => 'كل مواعيد هذا اليوم محجوزة.',
    held: () => 'يحجز شخص آخر المواعيد الأخيرة في هذا اليوم الآن. قد تتاح من جديد.',
    blocked: (coach) => `هذا اليوم خارج أوقات \u2068${coach}\u2069.`,
    too_soon: (coach) => `هذا اليوم قريب جدًا: يلزم حجز مواعيد \u2068${coach}\u2069 قبل ذلك بوقت أطول.`,
    over: () => 'لم تبقَ مواعيد اليوم.',
    closed: (coach) => `لا مواعيد عند \u2068${coach}\u2069 في هذا اليوم.`,
  },
  slotStatuses: {
    held: 'محجوز مؤقتًا',
    held_by_you: 'محفوظ لك',
    booked: 'محجوز',
    blocked: 'غير متاح',
    too_soon: 'قريب جدًا',
  },
  whySlot: {
    held: 'يحجز شخص آخر هذا الموعد الآن. قد يتاح من جديد.',
    held_by_you: 'هذا الموعد محفوظ لك.',
    booked: 'هذا الموعد محجوز.',
    blocked: 'المدرّب غير متاح في هذا الموعد.',
    too_soon: 'هذا الموعد قريب جدًا ولا يمكن حجزه الآن.',
  },
};
