import type { Browser } from 'playwright-core';

/** What a page cost until its first bookable time could be clicked. */
export interface Cost {
  ms: number;
  /** Script over the wire, compressed, headers included. */
  scriptKb: number;
  /** How long the page could not answer a finger: of each long task what exceeds 50 ms. */
  blockedMs: number;
}

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU = 4;

/** Opens pages in turn, cold each time, on a slow phone's network and processor; gives the median of each. */
export async function firstSlots(browser: Browser, urls: readonly string[], rounds: number): Promise<Cost[]> {
  const costs: Cost[][] = urls.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, url] of urls.entries()) {
      const cost = await firstSlot(browser, url);
      // The first of each warms up the browser and the server.
      if (round > 0) costs[index]?.push(cost);
    }
  }
  return costs.map((each) => ({
    ms: median(each.map(({ ms }) => ms)),
    scriptKb: median(each.map(({ scriptKb }) => scriptKb)),
    blockedMs: median(each.map(({ blockedMs }) => blockedMs)),
  }));
}

async function firstSlot(browser: Browser, url: string): Promise<Cost> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    const scripts = new Set<string>();
    let bytes = 0;
    devtools.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    await page.addInitScript(watchForFirstTime);
    await page.goto(url, { waitUntil: 'commit' });
    const ms = await page.evaluate(() => window.firstTime);
    // What comes later was not waited for.
    const scriptKb = bytes / 1024;
    const blockedMs = await page.evaluate(() => window.blockedUntilFirstTime);
    return { ms, blockedMs, scriptKb };
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    firstTime: Promise<number>;
    blockedUntilFirstTime: Promise<number>;
  }
}

/** Runs in the page before anything else: looks each frame for a visible control that is named by a time. */
function watchForFirstTime(): void {
  const isTime = (element: Element) =>
    element.matches('button, [role="button"], [role="option"], [role="radio"]') &&
    /^\s*\d{1,2}[:.]\d{2}/.test(element.textContent) &&
    element.getBoundingClientRect().height > 0;
  const shows = (root: Document | ShadowRoot): boolean =>
    [...root.querySelectorAll('*')].some(
      (element) => isTime(element) || (element.shadowRoot !== null && shows(element.shadowRoot)),
    );
  const longTasks: PerformanceEntry[] = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({
    type: 'longtask',
    buffered: true,
  });
  window.firstTime = new Promise((resolve) => {
    const look = () => {
      if (shows(document)) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
  window.blockedUntilFirstTime = window.firstTime.then(async (ms) => {
    // Long tasks are told a little after they ended.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = longTasks.filter(({ startTime }) => startTime < ms);
    return before.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
  });
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
