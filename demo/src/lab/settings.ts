import { offeredCoaches } from '../coach-choice.ts';
import type { Attributes } from '../markup.ts';
import { languages, type Offer } from './languages.ts';

/** Holds what the drawer can set; an empty word leaves it to the widget. */
export interface Settings {
  variant: string;
  /** Slug of a coach, or `anyone` to let the visitor choose; empty is the coach the page opens on. */
  coach: string;
  theme: string;
  /** Frame width in CSS pixels. */
  width: string;
  locale: string;
  timeZone: string;
  /** Role of a demo token; empty is a visitor without one. */
  role: string;
}

/** Names a setting. */
export type SettingName = keyof Settings;

const fixed: Record<SettingName, readonly Offer[]> = {
  variant: [
    ['', 'Basic'],
    ['enhanced', 'Enhanced'],
    ['realtime', 'Realtime'],
  ],
  coach: [],
  theme: [
    ['', 'Auto'],
    ['light', 'Light'],
    ['dark', 'Dark'],
  ],
  width: [
    ['320', '320'],
    ['480', '480'],
    ['760', '760'],
    ['', 'Full'],
  ],
  locale: languages,
  timeZone: [
    ['', 'As the device'],
    ['America/Los_Angeles', 'Los Angeles'],
    ['America/New_York', 'New York'],
    ['America/St_Johns', "St. John's (half hour)"],
    ['UTC', 'UTC'],
    ['Europe/London', 'London'],
    ['Europe/Madrid', 'Madrid'],
    ['Asia/Kolkata', 'Kolkata (half hour)'],
    ['Australia/Sydney', 'Sydney'],
    ['Australia/Lord_Howe', 'Lord Howe (half-hour clock change)'],
    ['Pacific/Chatham', 'Chatham (quarter hour)'],
    ['Pacific/Kiritimati', 'Kiritimati (14 hours ahead)'],
  ],
  role: [
    ['', 'Visitor, no token'],
    ['client', 'Client'],
    ['coach', 'Coach'],
    ['admin', 'Admin'],
  ],
};

const names = Object.keys(fixed) as SettingName[];

/** Lists what a setting offers, value and label. */
export function offered(name: SettingName): readonly Offer[] {
  if (name !== 'coach') return fixed[name];
  const [first, ...others] = offeredCoaches();
  return [
    ['', first?.name ?? ''],
    ...others.map(({ slug, name }): Offer => [slug, name]),
    ['anyone', 'Visitor chooses'],
  ];
}

/** Reads settings from an address's query; values that are not offered count as left out. */
export function settingsFrom(query: URLSearchParams): Settings {
  const settings = { variant: '', coach: '', theme: '', width: '', locale: '', timeZone: '', role: '' };
  for (const name of names) {
    const value = query.get(name) ?? '';
    if (offered(name).some(([each]) => each === value)) settings[name] = value;
  }
  return settings;
}

/** Writes settings as an address's query, defaults left out; begins with `?` unless it is empty. */
export function queryOf(settings: Settings): string {
  const query = new URLSearchParams();
  for (const name of names) if (settings[name] !== '') query.set(name, settings[name]);
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

/** Turns settings into the element's attributes. */
export function attributesOf(
  { variant, theme, locale, timeZone }: Settings,
  known: { coachId: string; token: string },
): Attributes {
  const all: Attributes = {
    variant,
    'coach-id': known.coachId,
    theme,
    locale,
    'time-zone': timeZone,
    token: known.token,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
