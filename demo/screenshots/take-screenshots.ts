import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';

import { buildPages } from '../../scripts/build.ts';
import { chromiumFlags, ensureBrowser } from '../../scripts/find-browser.ts';
import { startServer } from '../e2e/support/booking-server.ts';
import { Visitor } from '../e2e/support/visitor.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images');
const MOST_BYTES = 150 * 1024;
const COACH = 'Inés';

interface Shot {
  name: string;
  viewport: { width: number; height: number };
  scale: number;
  /** Takes the page there and returns nothing; the widget is then photographed. */
  pose: (visitor: Visitor) => Promise<unknown>;
}

const SHOTS: Shot[] = [
  {
    name: 'widget-desktop',
    viewport: { width: 1180, height: 900 },
    scale: 1.5,
    pose: (visitor) => visitor.pickDay(1),
  },
  {
    name: 'widget-phone',
    viewport: { width: 390, height: 844 },
    scale: 2,
    pose: (visitor) => visitor.pickDay(1),
  },
];

async function takeAll(browser: Browser, origin: string): Promise<void> {
  for (const shot of SHOTS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const file = join(FOLDER, `${shot.name}-${colorScheme}.png`);
      const page = await browser.newPage({
        viewport: shot.viewport,
        deviceScaleFactor: shot.scale,
        colorScheme,
        locale: 'en-GB',
        timezoneId: 'Europe/Madrid',
        reducedMotion: 'reduce',
      });
      await page.goto(`${origin}/`);
      await openOn(page, COACH);
      await shot.pose(new Visitor(page));
      await photograph(page, file);
      await page.close();
    }
  }
}

async function openOn(page: Page, coach: string): Promise<void> {
  await page.getByRole('link', { name: `Book with ${coach}` }).click();
  await page.locator('session-booking[coach-id]').waitFor();
}

async function photograph(page: Page, file: string): Promise<void> {
  // The page's own floating button is not part of the widget.
  await page.getByRole('button', { name: 'Try settings' }).evaluate((button) => button.remove());
  await page.evaluate('document.activeElement?.blur()');
  const { bytes } = { bytes: (await page.locator('session-booking').screenshot({ path: file })).length };
  if (bytes > MOST_BYTES) throw new Error(`${file} has ${bytes} bytes; at most ${MOST_BYTES} fit a README.`);
  console.log(`${file}: ${statSync(file).size} bytes`);
}

await buildPages();
mkdirSync(FOLDER, { recursive: true });
const server = await startServer();
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: chromiumFlags });
try {
  await takeAll(browser, server.origin);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
}
