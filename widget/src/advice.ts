import { switches, type AttributeProblem, type Checked } from './attribute-check.ts';
import { apiAddress } from './page-defaults.ts';
import type { Failure } from './state/failure.ts';
import type { Trouble } from './state/trouble.ts';
import { themes } from './themes.ts';
import { variants } from './variants.ts';
import { warnOnce } from './warnings.ts';

const quoted = (allowed: readonly string[]) => allowed.map((each) => `"${each}"`).join(', ');
const isSwitch = (attribute: string) => switches.some((each) => each === attribute);

/** Says what to give instead, by attribute. */
const advice: Readonly<Record<string, string>> = {
  variant: `Use ${quoted(variants)}; "basic" is shown.`,
  theme: `Use ${quoted(themes)}; the look of the page is used.`,
  'time-zone': 'Use an IANA name such as "Europe/Madrid"; the zone of the browser is used.',
  locale: 'Use a BCP 47 tag such as "en-GB"; the language of the page is used.',
  'duration-minutes': 'Use a whole number of minutes such as "60".',
  'api-url': 'Use the address of the booking server such as "https://booking.example.com".',
  'session-status':
    'Use "scheduled", "in_progress", "completed" or "cancelled"; the state of the session is waited for.',
};

/**
 * Tells the page's developer, once, what to give in place of settings that are of no use, and what stands in the way of
 * times. In a chunk of its own: nobody loads it where all is well.
 */
export function advise(
  host: Checked,
  { problems, trouble, text }: { problems: AttributeProblem[]; trouble: Trouble | null; text: string | null },
): void {
  for (const { attribute, value } of problems) {
    const way = isSwitch(attribute)
      ? 'Use the attribute without a value, or with "true" or "false"; it counts as on.'
      : advice[attribute];
    warnOnce(`The attribute ${attribute} cannot be "${value}". ${way ?? ''}`);
  }
  if (trouble?.kind === 'load') adviseOnFailure(host, trouble.failure);
  else if (text !== null && !problems.some(({ attribute }) => attribute === trouble?.attribute))
    warnOnce(text);
}

/** Says what it may come from where nothing answered as the API does. */
function adviseOnFailure({ apiUrl, client }: Checked, { code }: Failure): void {
  if (client || !['network', 'timeout', 'unreadable'].includes(code)) return;
  warnOnce(
    `Nothing at ${apiAddress(apiUrl)} answers as the booking server does. Is that its address (the attribute api-url), is it running, and does it allow this page (its setting ALLOWED_ORIGINS)?`,
  );
}

/** Shows an error that the page's own token function or client rejected with. */
export function reportError(error: unknown): void {
  // eslint-disable-next-line no-console -- visitors are told nothing of it, and whoever wrote it must find it
  console.error('<session-booking> What the page gave as token or client failed.', error);
}
