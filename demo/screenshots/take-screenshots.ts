import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';

import { freshenPages } from '../../scripts/build.ts';
import { chromiumFlags, ensureBrowser } from '../../scripts/find-browser.ts';
import { startServer } from '../e2e/support/booking-server.ts';
import { Visitor } from '../e2e/support/visitor.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images');
const MOST_BYTES = 200 * 1024;
const COACH = 'Inés';

interface Shot {
  name: string;
  viewport: { width: number; height: number };
  scale: number;
  /** Page of the demo; the practice's when left out. */
  path?: string;
  /** What is photographed; the widget when left out. */
  frame?: string;
  /** Takes the page there and returns nothing; the widget is then photographed. */
  pose: (visitor: Visitor) => Promise<unknown>;
}

const DESKTOP = { viewport: { width: 1180, height: 900 }, scale: 1.5 };
const PHONE = { viewport: { width: 390, height: 844 }, scale: 2 };

const LIVE = { viewport: { width: 1280, height: 1000 }, scale: 1, path: '/live.html', frame: '#duet' };

const SHOTS: Shot[] = [
  { name: 'widget-desktop', ...DESKTOP, pose: chooseDay },
  { name: 'widget-phone', ...PHONE, pose: chooseDay },
  { name: 'widget-phone-form', ...PHONE, pose: fillIn },
  { name: 'widget-phone-booked', ...PHONE, pose: book },
  { name: 'widget-enhanced', ...DESKTOP, scale: 1, path: '/?variant=enhanced', pose: chooseDay },
  { name: 'live', ...LIVE, pose: holdBesideAnother },
];

async function chooseDay(visitor: Visitor): Promise<void> {
  // A whole month of days, whatever is left of the present one.
  await visitor.button('Next month').click();
  await visitor.pickDay(4);
}

async function fillIn(visitor: Visitor): Promise<void> {
  await chooseDay(visitor);
  await visitor.pickTime();
  await visitor.fillForm({ notes: 'I start a new role in January.' });
}

async function book(visitor: Visitor): Promise<void> {
  await fillIn(visitor);
  await visitor.book();
  await visitor.seesBooked();
}

/** One has chosen a time and fills in the form, while the other sees it held; the coach has both of them in view. */
async function holdBesideAnother(visitor: Visitor): Promise<void> {
  const [one, other] = [visitor.at('Maya'), visitor.at('Theo')];
  for (const each of [one, other]) {
    await each.button('Next month').click();
    await each.pickDay(4);
  }
  await one.times.getByRole('button', { disabled: false }).nth(1).click();
  await one.field('Name').waitFor();
  await other
    .button(/, Held$/)
    .first()
    .waitFor();
  await visitor
    .at('Inés')
    .button(/Today|\d:\d/)
    .first()
    .waitFor();
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
      await page.goto(`${origin}${shot.path ?? '/'}`);
      if (shot.path === undefined) await openOn(page, COACH);
      await shot.pose(new Visitor(page));
      await photograph(page, shot.frame ?? 'session-booking', file);
      await page.close();
    }
  }
}

async function openOn(page: Page, coach: string): Promise<void> {
  await page.getByRole('link', { name: `Book with ${coach}` }).click();
  await page.locator('session-booking[coach-id]').waitFor();
}

async function photograph(page: Page, frame: string, file: string): Promise<void> {
  await page.evaluate('document.activeElement?.blur()');
  // Round corners show what stands behind the card; a README can be light or dark.
  await page.addStyleTag({
    content: 'html, body { background: none } .hero::before, .lab-open { display: none }',
  });
  const picture = await page.locator(frame).screenshot({ path: file, omitBackground: true });
  if (picture.length > MOST_BYTES)
    throw new Error(`${file} has ${picture.length} bytes, too many for a README.`);
  console.log(`${file}: ${picture.length} bytes`);
}

await freshenPages();
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
