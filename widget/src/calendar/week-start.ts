interface WeekInfo {
  firstDay: number;
}

// For engines without week data: where the week does not start on Monday, by CLDR.
const SUNDAY =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW';
const SATURDAY = 'AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY';

/** Finds the day a locale's week starts on, by ISO 8601 (1 Monday, 7 Sunday). */
export function firstWeekday(locale: string): number {
  const parsed: Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(locale);
  const known = parsed.getWeekInfo?.() ?? parsed.weekInfo;
  if (known) return known.firstDay;
  const region = parsed.maximize().region ?? '';
  if (SUNDAY.split(' ').includes(region)) return 7;
  return SATURDAY.split(' ').includes(region) ? 6 : 1;
}
