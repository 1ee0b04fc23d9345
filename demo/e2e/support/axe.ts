import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeRun {
  violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/** Runs axe over the whole page, shadow trees included, and lists what it finds, one line a finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Past the page's policy, by the debugger: a script tag would be refused.
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeRun>('axe.run()');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id}: ${help}; ${JSON.stringify(target)}; ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
