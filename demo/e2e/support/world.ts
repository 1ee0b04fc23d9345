import { createBookingClient, createDemoToken, type Coach, type Session } from '@session-booking/sdk';
import assert from 'node:assert/strict';
import { after, afterEach, before, type TestContext } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';

import { chromiumFlags, findBrowser } from '../../../scripts/find-browser.ts';
import { type BookingServer, startServer } from './booking-server.ts';
import { type HostAttributes, type HostSite, startHostSite } from './host-page.ts';
import { mustClose } from './leaks.ts';
import { Visitor } from './visitor.ts';

/** Says how a visitor comes: attributes the host page writes, its language, and anything of a browser context. */
export interface Arrival extends BrowserContextOptions {
  attributes?: HostAttributes;
  lang?: string;
  dir?: string;
  /** An address to open instead of the host page. */
  address?: string;
}

/** Is a server that journeys lead to. */
export interface JourneyServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Holds what a suite of journeys needs: the real server, a site of another origin that embeds the widget, a browser. */
export class World<Server extends JourneyServer = BookingServer> {
  server!: Server;
  site!: HostSite;
  #browser!: Browser;
  readonly #start: () => Promise<Server>;
  readonly #guests = new Map<Visitor, () => Promise<void>>();

  constructor(start: () => Promise<Server>) {
    this.#start = start;
  }

  /** Opens everything and returns the function that closes it, the last opened first. */
  async open(): Promise<() => Promise<void>> {
    const server = (this.server = await this.#start());
    const stopServer = mustClose('server', () => server.stop());
    const site = (this.site = await startHostSite(server.origin));
    const closeSite = mustClose('host site', () => site.close());
    const executablePath = findBrowser();
    if (!executablePath) throw new Error('No Chrome or Chromium was found; "npm run test:e2e" installs one.');
    const browser = (this.#browser = await chromium.launch({ executablePath, args: chromiumFlags }));
    const closeBrowser = mustClose('browser', () => browser.close());
    return async () => {
      await closeBrowser();
      await closeSite();
      await stopServer();
    };
  }

  /** Starts one more server, for this test only. */
  async anotherServer(test: TestContext): Promise<BookingServer> {
    const server = await startServer();
    test.after(mustClose('another server', () => server.stop()));
    return server;
  }

  /** Lists the coaches as a stranger sees them. */
  async coaches(): Promise<Coach[]> {
    return (await createBookingClient({ apiUrl: this.server.origin }).visit({})).coaches;
  }

  /** Gets the attribute that puts a coach, by first name, on a page. */
  async coach(firstName: string): Promise<{ 'coach-id': string }> {
    return { 'coach-id': (await this.#coachCalled(firstName)).id };
  }

  /** Writes when a coach works on Tuesdays, as the demo page writes it: `9-14 15.5-18.5`. */
  async tuesdayOf(coachId: string): Promise<string> {
    const client = createBookingClient({ apiUrl: this.server.origin });
    const { weekly } = await client.coaches.schedule.get(coachId);
    const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
    const tuesday = weekly.filter(({ day }) => day === 2);
    return tuesday.map(({ start, end }) => `${hour(start)}-${hour(end)}`).join(' ');
  }

  /** Lists every session with a title, as an admin sees them. */
  async sessionsNamed(title: string): Promise<Session[]> {
    const apiUrl = this.server.origin;
    const { token } = await createDemoToken({ apiUrl }, { role: 'admin' });
    const { sessions } = createBookingClient({ apiUrl, token });
    const found: Session[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await sessions.list({ limit: 100, ...(cursor && { cursor }) });
      found.push(...page.items.filter((session) => session.title === title));
      cursor = page.nextCursor;
    }
    return found;
  }

  async #coachCalled(firstName: string): Promise<Coach> {
    const coaches = await this.coaches();
    const coach = coaches.find(({ name }) => name.split(' ')[0] === firstName);
    if (!coach) throw new Error(`${firstName} is none of ${coaches.map(({ name }) => name).join(', ')}.`);
    return coach;
  }

  /** Opens the host page as somebody who was never here; whatever the page complains about fails the test at its end. */
  async visit({ attributes, lang, dir, address, ...options }: Arrival = {}): Promise<Visitor> {
    const context = await this.#browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Madrid',
      viewport: { width: 1024, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const visitor = new Visitor(await context.newPage());
    this.#guests.set(
      visitor,
      mustClose('browser context', () => context.close()),
    );
    await visitor.page.goto(address ?? this.site.address(attributes, { lang, dir }));
    return visitor;
  }

  /** Sends everybody home; fails when a page complained or its policy was violated. */
  async sendHome(): Promise<void> {
    const guests = [...this.#guests];
    this.#guests.clear();
    for (const [, close] of guests) await close();
    assert.deepEqual(
      guests.flatMap(([visitor]) => visitor.complaints),
      [],
      'A page complained.',
    );
    assert.deepEqual(this.site.reports.splice(0), [], 'The content security policy was violated.');
  }
}

/** Opens a world for the tests of the describing suite and closes it after them. */
export function useWorld(): World {
  return useWorldAround(startServer);
}

/** Opens a world around a server of the suite's own, as `useWorld` does. */
export function useWorldAround<Server extends JourneyServer>(start: () => Promise<Server>): World<Server> {
  const world = new World(start);
  let close: (() => Promise<void>) | undefined;
  before(async () => {
    close = await world.open();
  });
  afterEach(() => world.sendHome());
  after(async () => {
    await close?.();
  });
  return world;
}
