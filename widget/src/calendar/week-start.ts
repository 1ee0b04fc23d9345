interface WeekInfo {
  firstDay: number;
}

// For engines without week data: the larger regions where the week does not start on Monday, by CLDR.
const SUNDAY = 'US CA MX GT CO PE VE BR PY IL SA YE ZA KE IN PK BD NP TH KH ID PH SG HK TW KR JP';
const SATURDAY = 'EG SD LY DZ SY JO IQ IR AF KW BH QA AE OM';

/** Finds the day a locale's week starts on, by ISO 8601 (1 Monday, 7 Sunday). */
export function firstWeekday(locale: string): number {
  const parsed: Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(locale);
  const known = parsed.getWeekInfo?.() ?? parsed.weekInfo;
  if (known) return known.firstDay;
  const region = parsed.maximize().region ?? '';
  if (SUNDAY.split(' ').includes(region)) return 7;
  return SATURDAY.split(' ').includes(region) ? 6 : 1;
}
