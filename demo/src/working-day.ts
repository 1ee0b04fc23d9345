/** Holds a stretch of a day in hours, 0 to 24. */
export interface Stretch {
  from: number;
  to: number;
}

/** Reads stretches written as `9-14 15.5-18.5`. */
export function stretchesIn(hours: string): Stretch[] {
  return hours.split(' ').map((written) => {
    const [from = 0, to = 0] = written.split('-').map(Number);
    return { from, to };
  });
}

/** Tells how many hours a zone's clock is ahead of UTC at an instant; negative when behind. */
export function hoursAheadOfUtc(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  const ahead = Number(hours) + Number(minutes) / 60;
  return sign === '-' ? -ahead : ahead;
}

/** Lays working hours on another clock that is `shift` hours behind: one stretch, or two when midnight cuts it. */
export function onOtherClock({ from, to }: Stretch, shift: number): Stretch[] {
  const start = (((from - shift) % 24) + 24) % 24;
  const end = start + (to - from);
  if (end <= 24) return [{ from: start, to: end }];
  return [
    { from: start, to: 24 },
    { from: 0, to: end - 24 },
  ];
}
