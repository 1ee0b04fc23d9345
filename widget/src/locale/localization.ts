import { createFormats, type Formats } from '../calendar/format.ts';
import { firstWeekday } from '../calendar/week-start.ts';
import type { FirstMessages, LaterMessages, Messages } from './messages.ts';

/** Holds all that depends on language and region; handed to every element. */
export interface Localization<Texts extends FirstMessages = FirstMessages> {
  /** BCP 47 tag of the texts and formats. */
  readonly locale: string;
  readonly messages: Texts;
  readonly formats: Formats;
  /** By ISO 8601: 1 Monday, 7 Sunday. */
  readonly firstWeekday: number;
}

/** Puts together texts and formats; `locale` names the region too where the page does. */
export function createLocalization(locale: string, messages: FirstMessages): Localization {
  // English without a region is the English of most of the world: day before month, 24 hours, weeks from Monday.
  const regional = locale.toLowerCase() === 'en' ? 'en-GB' : locale;
  return {
    locale,
    messages,
    formats: createFormats(regional),
    firstWeekday: firstWeekday(regional),
  };
}

/** Tells whether a localization has the texts of later steps too. */
export function isComplete(localization: Localization): localization is Localization<Messages> {
  return 'failures' in localization.messages;
}

/** Adds the texts of later steps to a localization that may have come without them. */
export function withLater(localization: Localization, later: LaterMessages): Localization<Messages> {
  return { ...localization, messages: { ...later, ...localization.messages } };
}

/** Gets the language subtag of a BCP 47 tag in lower case. */
export function languageOf(locale: string): string {
  return locale.split('-', 1)[0]?.toLowerCase() ?? '';
}

/** Tells whether a text is a well-formed BCP 47 tag. */
export function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
