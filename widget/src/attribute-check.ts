import { isMinutes, isWebAddress } from './attributes.ts';
import { isTimeZone } from './calendar/time-zone.ts';
import { isLanguageTag } from './locale/localization.ts';
import { apiAddress } from './page-defaults.ts';
import type { Failure } from './state/failure.ts';
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

/** Describes a setting whose value is of no use, in words for the page's developer. */
export interface AttributeProblem {
  readonly attribute: string;
  readonly value: string;
  readonly advice: string;
}

interface Rule {
  readonly attribute: string;
  readonly read: (element: Checked) => string | number | null | undefined;
  readonly isFine: (value: string) => boolean;
  readonly advice: string;
}

const quoted = (allowed: readonly string[]) => allowed.map((each) => `"${each}"`).join(', ');

const rules: readonly Rule[] = [
  {
    attribute: 'variant',
    read: (element) => element.variant,
    isFine: (value) => variants.some((variant) => variant === value),
    advice: `Use ${quoted(variants)}; "basic" is shown.`,
  },
  {
    attribute: 'theme',
    read: (element) => element.theme,
    isFine: (value) => themes.some((theme) => theme === value),
    advice: `Use ${quoted(themes)}; the look of the page is used.`,
  },
  {
    attribute: 'time-zone',
    read: (element) => element.timeZone,
    isFine: isTimeZone,
    advice: 'Use an IANA name such as "Europe/Madrid"; the zone of the browser is used.',
  },
  {
    attribute: 'locale',
    read: (element) => element.locale,
    isFine: isLanguageTag,
    advice: 'Use a BCP 47 tag such as "en-GB"; the language of the page is used.',
  },
  {
    attribute: 'duration-minutes',
    read: (element) => element.durationMinutes,
    isFine: (value) => isMinutes(Number(value)),
    advice: 'Use a whole number of minutes such as "60".',
  },
  {
    attribute: 'api-url',
    read: (element) => element.apiUrl,
    isFine: isWebAddress,
    advice: 'Use the address of the booking server such as "https://booking.example.com".',
  },
  {
    attribute: 'session-status',
    read: (element) => element.sessionStatus,
    isFine: (value) => readStatus(value) !== null,
    advice:
      'Use "scheduled", "in_progress", "completed" or "cancelled"; the state of the session is waited for.',
  },
  ...[
    'show-availability-status',
    'show-connection-status',
    'show-coach-info',
    'enable-optimistic-updates',
    'show-session-actions',
    'remember',
  ].map((attribute) => ({
    attribute,
    read: (element: Checked) => element.getAttribute(attribute),
    isFine: (value: string) => ['', 'true', 'false'].includes(value),
    advice: 'Use the attribute without a value, or with "true" or "false"; it counts as on.',
  })),
];

/** Finds the settings of an element that are of no use; what only the server can tell is not among them. */
export function attributeProblems(element: Checked): AttributeProblem[] {
  return rules.flatMap(({ attribute, read, isFine, advice }) => {
    const value = read(element) ?? null;
    if (value === null || isFine(String(value))) return [];
    return [{ attribute, value: element.getAttribute(attribute) ?? String(value), advice }];
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

/** Tells the page's developer where nothing answered as the API does, and what that may come from; null for any other failure. */
export function noApiAdvice({ apiUrl, client }: Checked, { code }: Failure): string | null {
  if (client || !['network', 'timeout', 'unreadable'].includes(code)) return null;
  return `Nothing at ${apiAddress(apiUrl)} answers as the booking server does. Is that its address (the attribute api-url), is it running, and does it allow this page (its setting ALLOWED_ORIGINS)?`;
}
