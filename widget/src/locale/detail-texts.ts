import { messages as english } from './detail-en.ts';
import type { DetailMessages } from './detail-messages.ts';
import { languageOf, type Localization } from './localization.ts';
import type { FirstMessages } from './messages.ts';

/** Lists what the elements that show details can say. */
export type DetailTexts = FirstMessages & DetailMessages;

const loaders: Readonly<Record<string, () => Promise<{ messages: DetailMessages }>>> = {
  ar: () => import('./detail-ar.ts'),
  de: () => import('./detail-de.ts'),
  es: () => import('./detail-es.ts'),
  fr: () => import('./detail-fr.ts'),
};

/** Loads the texts about days, times and the coach in the language of a locale; English for one the widget does not speak. */
export async function loadDetailMessages(locale: string): Promise<DetailMessages> {
  const loader = loaders[languageOf(locale)];
  return loader ? (await loader()).messages : english;
}

/** Adds the texts about days, times and the coach to all others. */
export function withDetail<Texts extends FirstMessages>(
  localization: Localization<Texts>,
  texts: DetailMessages,
): Localization<Texts & DetailMessages> {
  return { ...localization, messages: { ...localization.messages, ...texts } };
}
