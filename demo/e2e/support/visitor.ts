import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Locator, Page } from 'playwright-core';

import { axeFindings } from './axe.ts';

/** Says what somebody types into the form; what is left out stays empty or prefilled. */
export interface Details {
  name?: string;
  email?: string;
  title?: string;
  notes?: string;
}

const SOMEBODY: Details = { name: 'Robin Vale', email: 'robin@example.com' };
const MOST_TABS = 60;
const FREE_DAY = /\d+ times? available/;

/** Somebody in front of the widget, who finds everything by role and name as a person with a screen reader would. */
export class Visitor {
  readonly page: Page;
  /** What the page reported that it should not: exceptions, console errors, policy violations. */
  readonly complaints: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #scope: Page | Locator;

  constructor(page: Page, scope: Page | Locator = page) {
    this.page = page;
    this.#scope = scope;
    // Who looks at a part of a page leaves its complaints to whoever opened it.
    if (scope !== page) return;
    page.on('pageerror', (error) => this.#complain(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      this.#complain(`console: ${message.text()} (${message.location().url})`);
    });
  }

  /** Looks at one part of the page only, as by a window of its own: the article of that name. */
  at(name: string): Visitor {
    return new Visitor(this.page, this.page.getByRole('article', { name, exact: true }));
  }

  /** Names complaints that belong to the story, such as the browser's own line about a refused request. */
  expects(...complaints: RegExp[]): void {
    this.#expected.push(...complaints);
  }

  get grid(): Locator {
    return this.#scope.getByRole('grid');
  }

  get times(): Locator {
    return this.#scope.getByRole('group', { name: 'Available times' });
  }

  get alert(): Locator {
    return this.#scope.getByRole('alert').filter({ hasText: /\S/ });
  }

  get booked(): Locator {
    return this.#scope.getByRole('heading', { name: 'Session booked' });
  }

  field(name: 'Name' | 'Email' | 'Title' | 'Notes'): Locator {
    return this.#scope.getByRole('textbox', { name });
  }

  button(name: string | RegExp): Locator {
    return this.#scope.getByRole('button', { name });
  }

  /** Finds words that are shown. */
  says(words: string | RegExp): Locator {
    return this.#scope.getByText(words).filter({ visible: true }).first();
  }

  /** Chooses a coach by name, where the page left that to the visitor. */
  async pickCoach(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  /** Picks the nth free day that is shown, counted from 0, and returns its name. */
  async pickDay(nth = 0): Promise<string> {
    const day = this.grid.getByRole('button', { name: FREE_DAY }).nth(nth);
    const name = await nameOf(day);
    await day.click();
    await this.times.waitFor();
    return name;
  }

  /** Picks the nth free time of the day, counted from 0, and returns its name. */
  async pickTime(nth = 0): Promise<string> {
    const time = this.times.getByRole('button', { disabled: false }).nth(nth);
    const name = await nameOf(time);
    await time.click();
    await this.field('Name').waitFor();
    // The form scrolls into sight with the focus; who is quicker than that presses beside the button he aimed at.
    await this.#scope.locator('booking-form:focus-within').waitFor();
    return name;
  }

  /** Types into the form. */
  async fillForm(details: Details = {}): Promise<void> {
    const { name, email, title, notes } = { ...SOMEBODY, ...details };
    if (name !== undefined) await this.field('Name').fill(name);
    if (email !== undefined) await this.field('Email').fill(email);
    if (title !== undefined) await this.field('Title').fill(title);
    if (notes !== undefined) await this.field('Notes').fill(notes);
  }

  async book(): Promise<void> {
    await this.button('Book session').click();
  }

  async seesBooked(): Promise<void> {
    await this.booked.waitFor();
  }

  /** Waits for an alert that says something and returns its words. */
  async seesAlert(): Promise<string> {
    await this.alert.first().waitFor();
    return (await this.alert.first().innerText()).trim();
  }

  /** Finds the buttons with close times, in place of one that was taken. */
  get alternatives(): Locator {
    return this.button(/\d{1,2}:\d{2}/);
  }

  /** Waits for the end of a booking and says which it was. */
  async outcome(): Promise<'booked' | 'refused'> {
    await this.booked.or(this.alert.first()).first().waitFor();
    return (await this.booked.count()) > 0 ? 'booked' : 'refused';
  }

  /** Presses "Try again" as long as it is offered, until the session is booked; the widget may also do it by itself. */
  async bookedByTryingAgain(): Promise<void> {
    const again = this.button('Try again');
    await again.or(this.booked).first().waitFor();
    if ((await this.booked.count()) === 0) await again.click();
    await this.seesBooked();
  }

  /** Moves the focus on by Tab until it is on one of these. */
  async tabTo(target: Locator): Promise<void> {
    await target.first().waitFor();
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if ((await target.and(this.page.locator(':focus')).count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${String(MOST_TABS)} presses of Tab did not lead to ${String(target)}.`);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Types over what is in the focused field. */
  async retype(text: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** Reads the accessible name of what has the focus, through shadow trees. */
  async focusedName(): Promise<string> {
    const focused = this.page.locator(':focus').last();
    return (await focused.ariaSnapshot()).split('\n')[0]?.replace(/^- \w+ "?|"?( \[.*\])?:?$/g, '') ?? '';
  }

  /** Reads everything the page has stored. */
  async stored(): Promise<{ local: unknown; session: unknown; cookies: unknown[] }> {
    return {
      local: await this.page.evaluate<unknown>('({ ...localStorage })'),
      session: await this.page.evaluate<unknown>('({ ...sessionStorage })'),
      cookies: await this.page.context().cookies(),
    };
  }

  /** Fails when not all of something is in sight once the page has come to rest. */
  async seesWhole(what: Locator): Promise<void> {
    const place = async () => {
      await this.page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
      );
      return what.boundingBox();
    };
    let [before, box] = [await place(), await place()];
    while (!isDeepStrictEqual(before, box)) [before, box] = [box, await place()];
    const height = this.page.viewportSize()?.height ?? 0;
    assert.ok(box && box.y >= 0 && box.y + box.height <= height, `${String(what)} at ${JSON.stringify(box)}`);
  }

  /** Fails when the page would have to be scrolled sideways. */
  async seesNothingCutOff(state: string): Promise<void> {
    const { scrollWidth, clientWidth } = await this.page.evaluate<{
      scrollWidth: number;
      clientWidth: number;
    }>('(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)');
    assert.equal(scrollWidth, clientWidth, state);
  }

  /** Fails when axe finds anything wrong with what is shown now. */
  async seesNothingInaccessible(state: string): Promise<void> {
    assert.deepEqual(await axeFindings(this.page), [], `axe, ${state}`);
  }

  #complain(what: string): void {
    if (!this.#expected.some((pattern) => pattern.test(what))) this.complaints.push(what);
  }
}

/** Reads the accessible name of an element. */
export async function nameOf(locator: Locator): Promise<string> {
  await locator.waitFor();
  return (await locator.getAttribute('aria-label')) ?? (await locator.innerText());
}
