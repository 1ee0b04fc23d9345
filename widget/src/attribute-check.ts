import { isMinutes, isWebAddress } from './attributes.ts';
import { isTimeZone } from './calendar/time-zone.ts';
import { isLanguageTag } from './locale/localization.ts';
import type { AttributeTrouble } from './state/trouble.ts';
import { readStatus } from './state/session-status.ts';
import { themes } from './themes.ts';
import { variants } from './variants.ts';

/** Holds the settings of an element that have a right and a wrong; they come by attribute or by property, which a framework may set to undefined. */
export interface Checked {
  readonly variant: string | undefined;
  readonly theme: string | undefined;
  readonly timeZone: string | null | undefined;
  readonly locale: string | null | undefined;
  readonly durationMinutes: number | null | undefined;
  readonly apiUrl: string | null | undefined;
  readonly sessionStatus: string | null;
  readonly client: unknown;
  getAttribute(name: string): string | null;
}

/** Names a setting whose value is of no use. */
export interface AttributeProblem {
  readonly attribute: string;
  readonly value: string;
}

interface Rule {
  readonly attribute: string;
  readonly read: (element: Checked) => string | number | null | undefined;
  readonly isFine: (value: string) => boolean;
}

/** Lists the attributes that are on or off. */
export const switches = [
  'show-availability-status',
  'show-connection-status',
  'show-coach-info',
  'enable-optimistic-updates',
  'show-session-actions',
  'remember',
] as const;

const rules: readonly Rule[] = [
  {
    attribute: 'variant',
    read: (element) => element.variant,
    isFine: (value) => variants.some((variant) => variant === value),
  },
  {
    attribute: 'theme',
    read: (element) => element.theme,
    isFine: (value) => themes.some((theme) => theme === value),
  },
  {
    attribute: 'time-zone',
    read: (element) => element.timeZone,
    isFine: isTimeZone,
  },
  {
    attribute: 'locale',
    read: (element) => element.locale,
    isFine: isLanguageTag,
  },
  {
    attribute: 'duration-minutes',
    read: (element) => element.durationMinutes,
    isFine: (value) => isMinutes(Number(value)),
  },
  {
    attribute: 'api-url',
    read: (element) => element.apiUrl,
    isFine: isWebAddress,
  },
  {
    attribute: 'session-status',
    read: (element) => element.sessionStatus,
    isFine: (value) => readStatus(value) !== null,
  },
  ...switches.map((attribute) => ({
    attribute,
    read: (element: Checked) => element.getAttribute(attribute),
    isFine: (value: string) => ['', 'true', 'false'].includes(value),
  })),
];

/** Finds the settings of an element that are of no use; what only the server can tell is not among them. */
export function attributeProblems(element: Checked): AttributeProblem[] {
  return rules.flatMap(({ attribute, read, isFine }) => {
    const value = read(element) ?? null;
    if (value === null || isFine(String(value))) return [];
    return [{ attribute, value: element.getAttribute(attribute) ?? String(value) }];
  });
}

/** Finds the setting that leaves nobody to ask; null when there is none. */
export function wrongSetting(element: Checked): AttributeTrouble | null {
  const { apiUrl = null, durationMinutes = null } = element;
  const wrong = (attribute: AttributeTrouble['attribute'], value: string): AttributeTrouble => {
    return { kind: 'attribute', attribute, value: element.getAttribute(attribute) ?? value, allowed: [] };
  };
  if (!element.client && apiUrl !== null && !isWebAddress(apiUrl)) return wrong('api-url', apiUrl);
  if (durationMinutes === null || isMinutes(durationMinutes)) return null;
  return wrong('duration-minutes', String(durationMinutes));
}
