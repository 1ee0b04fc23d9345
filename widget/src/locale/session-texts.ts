import { languageOf, type Localization } from './localization.ts';
import type { Messages } from './messages.ts';
import { messages as english } from './session-en.ts';
import type { SessionMessages } from './session-messages.ts';

/** Lists everything the widget says where a session is shown. */
export type SessionTexts = Messages & SessionMessages;

const loaders: Readonly<Record<string, () => Promise<{ messages: SessionMessages }>>> = {
  ar: () => import('./session-ar.ts'),
  de: () => import('./session-de.ts'),
  es: () => import('./session-es.ts'),
  fr: () => import('./session-fr.ts'),
};

/** Loads the texts about a session in the language of a locale; English for one the widget does not speak. */
export async function loadSessionMessages(locale: string): Promise<SessionMessages> {
  const loader = loaders[languageOf(locale)];
  return loader ? (await loader()).messages : english;
}

/** Adds the texts about a session to all others; where both say something, the session's words count. */
export function withSession(
  localization: Localization<Messages>,
  texts: SessionMessages,
): Localization<SessionTexts> {
  const { messages } = localization;
  const failures = { ...messages.failures, ...texts.sessionFailures };
  // What was kept of a move that failed its own words say.
  const move = { bookFailedTitle: texts.notDone.reschedule, choiceKept: '' };
  return { ...localization, messages: { ...messages, ...texts, ...move, failures } };
}
