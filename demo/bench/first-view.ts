import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

import type { Figure, Row } from '../../scripts/bench/row.ts';
import { freshenPages } from '../../scripts/build.ts';
import { chromiumFlags, ensureBrowser } from '../../scripts/find-browser.ts';
import { root } from '../../scripts/tool.ts';
import { startServer } from '../e2e/support/booking-server.ts';
import { type Cost, firstSlots } from './support/first-slot.ts';
import { servePages } from './support/pages.ts';
import { servePeer } from './support/peer.ts';

const ROUNDS = 5;

/** The lightest peer as it was measured in November 2026 on the same network and processor, for when it is not here. */
const QUOTED: Cost = { scriptKb: 349, ms: 3830, blockedMs: 876 };

/** Measures how long a stranger waits for the first time he can choose, beside a peer and beside loading it all at once. */
export const row: Row = {
  title: 'First view on a slow phone: 1.6 Mbit/s, 150 ms, processor ÷ 4, nothing cached',
  async measure({ peers }) {
    await freshenPages();
    await using stack = new AsyncDisposableStack();
    const server = await startServer();
    stack.defer(() => server.stop());
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: chromiumFlags });
    stack.defer(() => browser.close());
    const coachId = await firstCoach(server.origin);
    const site = stack.use(
      await servePages({
        '/lazy': page(server.origin, coachId, false),
        '/eager': page(server.origin, coachId, true),
      }),
    );
    const urls = [`${site.origin}/lazy`, `${site.origin}/eager`];
    if (peers) urls.push(stack.use(await servePeer()).url);
    const [lazy, eager, peer] = await firstSlots(browser, urls, ROUNDS);
    if (!lazy || !eager) throw new Error('No page was measured.');
    return figures(lazy, eager, peer);
  },
};

function figures(lazy: Cost, eager: Cost, measured: Cost | undefined): Figure[] {
  const peer = measured ?? QUOTED;
  const what = measured ? 'peer' : 'peer, quoted';
  const note = measured ? undefined : 'The peer is fetched and measured in the same run with --peers.';
  return [
    {
      ...{ what: 'script before the first time shows', value: lazy.scriptKb, unit: 'KB' },
      ...{ against: { what, value: peer.scriptKb }, aim: { atMost: 30 / 304 } },
      ...(note !== undefined && { note }),
    },
    {
      ...{ what: 'first time can be chosen after', value: lazy.ms / 1000, unit: 's' },
      ...{ against: { what, value: peer.ms / 1000 }, aim: { atMost: 0.25 } },
    },
    {
      ...{ what: 'blocked meanwhile', value: lazy.blockedMs, unit: 'ms' },
      ...{ against: { what, value: peer.blockedMs }, aim: { atMost: 0.1 } },
    },
    {
      ...{ what: 'first time, lazy', value: lazy.ms / 1000, unit: 's' },
      ...{ against: { what: 'everything at once', value: eager.ms / 1000 }, aim: { atMost: 0.6 } },
    },
  ];
}

async function firstCoach(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/visit`);
  const { coaches } = (await answer.json()) as { coaches: { id: string }[] };
  const [coach] = coaches;
  if (!coach) throw new Error('The demo has no coach.');
  return coach.id;
}

/** Every script of the widget but other languages and the page for links. */
const MODULE = /^(?!manage|(\w+-)?(ar|de|es|fr)-).*\.js$/;

/** Writes a page of another site with the element; an eager one loads every part of every variant before it. */
function page(origin: string, coachId: string, isEager: boolean): string {
  const parts = readdirSync(join(root, 'dist', 'widget')).filter((file) => MODULE.test(file));
  const all = [...(isEager ? parts : []), 'session-booking.js'].map(
    (file) => `import '${origin}/widget/${file}';`,
  );
  const script = isEager
    ? `<script type="module">${all.join(' ')}</script>`
    : `<script type="module" src="${origin}/widget/session-booking.js"></script>`;
  const head = '<meta name="viewport" content="width=device-width" /><link rel="icon" href="data:," />';
  return `<!doctype html><html lang="en">${head}${script}<session-booking coach-id="${coachId}"></session-booking></html>`;
}
