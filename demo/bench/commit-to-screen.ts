import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

import type { Row } from '../../scripts/bench/row.ts';
import { freshenPages } from '../../scripts/build.ts';
import { chromiumFlags, ensureBrowser } from '../../scripts/find-browser.ts';
import { root } from '../../scripts/tool.ts';
import { hourOf } from '../../server/bench/support/bench-coaches.ts';
import { percentile } from '../../server/bench/support/percentile.ts';
import { startWorker } from '../../server/bench/support/worker.ts';
import { servePages } from './support/pages.ts';

declare global {
  interface Window {
    seen: Promise<number>;
  }
}

/** What this row asks of `live-server.ts`, whose own type this room's compiler cannot read: it knows no Temporal. */
type BookableServer = {
  port: () => number;
  addCoaches: (coaches: { first: number; count: number; hours: [string, string] }) => Promise<string>;
  book: (booking: { coachId: string; scheduledAt: string; subject: string }) => Promise<{ epochMs: number }>;
};

const DAYS = 3;
const CHANGES_A_DAY = 20;
/** Neither in step with frames nor with the poll that is behind a lost hint. */
const EVERY_MS = 230;

/** Measures when a booking is to be seen by others, in two browsers that show the realtime variant on another site. */
export const row: Row = {
  title: 'From commit to screen: the realtime variant in two browsers, on one machine',
  async measure() {
    await freshenPages();
    await using stack = new AsyncDisposableStack();
    const server = stack.use(
      await startWorker<BookableServer>('live-server.ts', {
        DATABASE_URL: '',
        FILES_DIR: join(root, 'dist'),
      }),
    );
    const coachId = await server.ask('addCoaches', { first: 1, count: 1, hours: ['00:00', '24:00'] });
    const apiUrl = `http://127.0.0.1:${String(await server.ask('port'))}`;
    const site = stack.use(await servePages({ '/': pageFor(apiUrl, coachId) }));
    const pages = await Promise.all([0, 1].map(() => openPage(stack, site.origin)));
    const latencies: number[] = [];
    for (let number = 0; number < DAYS * CHANGES_A_DAY; number += 1) {
      const day = Math.floor(number / CHANGES_A_DAY);
      const startsAt = hourOf(24 * day + (number % CHANGES_A_DAY));
      if (number % CHANGES_A_DAY === 0) await Promise.all(pages.map((page) => showDay(page, startsAt)));
      for (const page of pages) await page.evaluate(watchFor, startsAt.slice(11, 16));
      const committed = await server.ask('book', {
        coachId,
        scheduledAt: startsAt,
        subject: `client-${String(number)}`,
      });
      for (const page of pages) latencies.push((await page.evaluate(() => window.seen)) - committed.epochMs);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    const frames = await Promise.all(pages.map((page) => page.evaluate(twoFrames)));
    const against = { what: 'two frames of a browser', value: percentile(frames, 0.5) };
    const at = (share: number) => percentile(latencies, share);
    return [
      { what: 'p50', value: at(0.5), unit: 'ms', against },
      {
        ...{ what: 'p99', value: at(0.99), unit: 'ms', aim: { atMost: 100 } },
        note: `Of ${String(latencies.length)}, ms: ${distribution(latencies)}`,
      },
    ];
  },
};

function pageFor(apiUrl: string, coachId: string): string {
  return `<!doctype html><html lang="en-GB"><link rel="icon" href="data:," />
    <script type="module" src="${apiUrl}/widget/session-booking.js"></script>
    <session-booking variant="realtime" api-url="${apiUrl}" coach-id="${coachId}" time-zone="UTC"></session-booking></html>`;
}

async function openPage(stack: AsyncDisposableStack, url: string): Promise<Page> {
  const browser: Browser = await chromium.launch({ executablePath: ensureBrowser(), args: chromiumFlags });
  stack.defer(() => browser.close());
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

/** Chooses a day, in the next month if need be. */
async function showDay(page: Page, startsAt: string): Promise<void> {
  const date = new Date(startsAt);
  const words = (options: Intl.DateTimeFormatOptions) =>
    date.toLocaleString('en-GB', { timeZone: 'UTC', ...options });
  const month = words({ month: 'long', year: 'numeric' });
  if (!(await page.getByRole('heading', { name: month }).isVisible()))
    await page.getByRole('button', { name: 'Next month' }).click();
  const day = words({ day: 'numeric', month: 'long' });
  await page.getByRole('button', { name: new RegExp(`\\b${day}\\b.* available`) }).click();
  await page.getByRole('heading', { name: day }).waitFor();
}

/** Begins to look, frame by frame, for a time to show as taken, and for the frame after that: then the one with it is out. */
function watchFor(time: string): void {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = document.querySelector('session-booking')?.shadowRoot?.querySelector('booking-slot-list');
  const isTaken = () =>
    [...(times?.shadowRoot?.querySelectorAll('booking-slot-status') ?? [])].some((status) =>
      status.shadowRoot?.querySelector(`[part~=time-taken][aria-label^="${time}"]`),
    );
  const look = async () => {
    while (!isTaken()) await nextFrame();
    await nextFrame();
    return performance.timeOrigin + performance.now();
  };
  window.seen = look();
}

async function twoFrames(): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  await frame();
  const began = performance.now();
  await frame();
  await frame();
  return performance.now() - began;
}

function distribution(latencies: number[]): string {
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1];
  return shares
    .map((share) => `p${String(share * 100)} ${percentile(latencies, share).toFixed(0)}`)
    .join(', ');
}
