import { ensureBrowser } from '../../scripts/find-browser.ts';
import { freshenPages } from '../../scripts/build.ts';
import type { Proof, Setting } from './proof.ts';
import { runSuites } from './test-suites.ts';

/** Runs journeys through a real browser, on the pages as they are built now. */
async function runJourneys(setting: Setting, files: readonly string[]): Promise<void> {
  await freshenPages();
  await runSuites(setting, files, { CHROME_PATH: ensureBrowser() });
}

/** Puts markup into every text there is, under a policy that reports whatever it stops. */
export const noScriptFromData: Proof = {
  name: 'no-script-from-data',
  promise:
    'Markup in any text is shown as text, in every variant; nothing runs and no policy has to stop it.',
  needs: [],
  run: (setting) => runJourneys(setting, ['demo/e2e/hostile-text.test.ts']),
};

/** Looks at every state with axe, and goes through them by keyboard. */
export const accessible: Proof = {
  name: 'accessible',
  promise: 'Every state of every variant can be used by keyboard and screen reader, whatever it looks like.',
  needs: [],
  run: (setting) =>
    runJourneys(setting, [
      'demo/e2e/accessibility.test.ts',
      'demo/e2e/booking.test.ts',
      'demo/e2e/enhanced.test.ts',
      'demo/e2e/realtime.test.ts',
    ]),
};
