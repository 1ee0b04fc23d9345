import { mkdirSync } from 'node:fs';
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

const DESKTOP = { viewport: { width: 1180, height: 900 }, scale: 1.5 };
const PHONE = { viewport: { width: 390, height: 844 }, scale: 2 };

const SHOTS: Shot[] = [
  { name: 'widget-desktop', ...DESKTOP, pose: chooseDay },
  { name: 'widget-phone', ...PHONE, pose: chooseDay },
  { name: 'widget-phone-form', ...PHONE, pose: fillIn },
  { name: 'widget-phone-booked', ...PHONE, pose: book },
];

async function chooseDay(visitor: Visitor): Promise<void> {
  // A whole month of days, whatever is left of the present one.
  await visitor.button('Next month').click();
  await visitor.pickDay(4);
}

async function fillIn(visitor: Visitor): Promise<void> {
  await chooseDay(visitor);
  await visitor.pickTime(2);
  await visitor.fillForm({ notes: 'I start a new role in January.' });
}

async function book(visitor: Visitor): Promise<void> {
  await fillIn(visitor);
  await visitor.book();
  await visitor.seesBooked();
}

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
        bypassCSP: true,
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
  await page.evaluate('document.activeElement?.blur()');
  // Round corners show what stands behind the card; a README can be light or dark.
  await page.addStyleTag({
    content: 'html, body { background: none } .hero::before, .lab-open { display: none }',
  });
  const picture = await page.locator('session-booking').screenshot({ path: file, omitBackground: true });
  if (picture.length > MOST_BYTES)
    throw new Error(`${file} has ${picture.length} bytes, too many for a README.`);
  console.log(`${file}: ${picture.length} bytes`);
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
