import type { Schedule } from '@session-booking/sdk';

const DAY = 1440;
const OPEN_MINUTES = 120;
/** Between what was open before and what is opened: touching stretches would share one grid of starts. */
const APART = 5;
/** Minutes that somebody has to book the first of them; it can be started a quarter of an hour before. */
const SOONEST = 6;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Opens two hours of a coach's day, from a few minutes ahead and without notice; past midnight they go on into
 * the next day. Whatever else was open stays so.
 */
export function withHoursFrom(schedule: Schedule, now: number): Schedule {
  const { date, minute } = wallTime(now, schedule.timeZone);
  const start = Math.ceil((minute + SOONEST) / APART) * APART;
  const end = start + OPEN_MINUTES;
  const today = opened(schedule, date, { start, end: Math.min(end, DAY) });
  const all =
    end <= DAY ? today : opened(today, dayAfter(date), { start: Math.max(0, start - DAY), end: end - DAY });
  return { ...all, minNoticeMinutes: 0 };
}

function opened(schedule: Schedule, date: string, added: Stretch): Schedule {
  if (added.start >= DAY) return schedule;
  const override = schedule.overrides.find((each) => each.date === date);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const usual = override?.intervals ?? schedule.weekly.filter(({ day }) => day === weekday);
  const stretches = usual.map(({ start, end }) => ({ start: minutesOf(start), end: minutesOf(end) }));
  const before = stretches
    .map(({ start, end }) => ({ start, end: Math.min(end, added.start - APART) }))
    .filter(({ start, end }) => start < end);
  const after = stretches
    .map(({ start, end }) => ({ start: Math.max(start, added.end), end }))
    .filter(({ start, end }) => start < end);
  const intervals = [...before, added, ...after].map(({ start, end }) => ({
    start: clockOf(start),
    end: clockOf(end),
  }));
  const others = schedule.overrides.filter((each) => each !== override);
  return { ...schedule, overrides: [...others, { date, intervals }] };
}

function wallTime(at: number, timeZone: string): { date: string; minute: number } {
  const formatter = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((type) => parts.get(type as 'year'));
  return {
    date: `${year}-${month}-${day}`,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY * 60_000).toISOString().slice(0, 10);
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function clockOf(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
