import type { FirstMessages, Messages } from './messages.ts';
import { messages as english } from './en.ts';
import { languageOf } from './localization.ts';

// Each language is a chunk of its own; English comes with the element, as what every other falls back on.
const loaders: Readonly<Record<string, () => Promise<{ messages: Messages }>>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
};

/** Tells whether the widget speaks the language of a locale. */
export function hasLanguage(locale: string): boolean {
  const language = languageOf(locale);
  return language === 'en' || language in loaders;
}

/** Loads the texts of a locale's language; English for a language the widget does not speak. */
export async function loadMessages(locale: string): Promise<FirstMessages> {
  const loader = loaders[languageOf(locale)];
  return loader ? (await loader()).messages : english;
}
