import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { Visitor } from './support/visitor.ts';
import { type Arrival, useWorld } from './support/world.ts';

describe('the live page', () => {
  const world = useWorld();

  const open = async (arrival: Arrival = {}): Promise<Visitor> => {
    const address = `${world.server.origin}/live.html`;
    return world.visit({ viewport: { width: 1280, height: 900 }, address, ...arrival });
  };
  /** Waits for a line that carries, as its lamp says. */
  const seesLive = (place: Visitor) => place.says('Live').waitFor();
  const row = (desk: Visitor, client: string) => desk.button(new RegExp(`^${client}`));
  /** Books the first free time, and looks at the session. */
  const booksAndSees = async (visitor: Visitor, name: string) => {
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.book();
    await visitor.seesBooked();
    await visitor.button(`See the session as ${name}`).click();
    await visitor.button('Cancel session').waitFor();
  };

  test('axe finds nothing, light, and dark with the drawer open, which is left by Escape', async () => {
    const whole = async (colorScheme: 'light' | 'dark') => {
      const visitor = await open({ colorScheme });
      for (const name of ['Maya', 'Theo']) await visitor.at(name).grid.getByRole('button').first().waitFor();
      await visitor.at('Inés').button(/\d:\d/).first().waitFor();
      return visitor;
    };
    await (await whole('light')).seesNothingInaccessible('live page');
    const visitor = await whole('dark');
    await visitor.button('Try settings').click();
    await visitor.page.getByRole('radio', { name: 'Dark' }).waitFor();
    await visitor.seesNothingInaccessible('drawer');
    await visitor.press('Escape');
    await visitor.button('Try settings').and(visitor.page.locator(':focus')).waitFor();
  });

  test('a phone shows one of the three at a time, and nothing has to be scrolled sideways', async () => {
    const visitor = await open({ viewport: { width: 320, height: 640 } });
    const { page } = visitor;
    const shown = () =>
      page
        .getByRole('article')
        .evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.id));
    await visitor.at('Maya').grid.getByRole('button').first().waitFor();
    assert.deepEqual(await shown(), ['left']);
    await visitor.seesNothingCutOff('Maya');
    await page.getByRole('radio', { name: 'Theo' }).check();
    assert.deepEqual(await shown(), ['right']);
    await visitor.seesNothingCutOff('Theo');
    await page.getByRole('radio', { name: 'Inés' }).check();
    assert.deepEqual(await shown(), ['desk']);
    await visitor.seesNothingCutOff('the desk');
  });

  test('a session that was booked is at the coach’s desk, who starts and completes it', async () => {
    const visitor = await open();
    const [maya, desk] = [visitor.at('Maya'), visitor.at('Inés')];
    await seesLive(desk);
    await desk.button('Open two hours from now').click();
    await desk.says(/^Open\./).waitFor();
    await visitor.page.reload();
    await seesLive(desk);
    await booksAndSees(maya, 'Maya');
    await row(desk, 'Maya').click();
    await desk.button('Start session').click();
    await desk.button('Complete session').waitFor();
    await visitor.seesNothingInaccessible('a session on both sides');
    await desk.button('All sessions').click();
    await desk.button(/^Maya.* now$/).waitFor();
  });

  test('the drawer dresses the session a visitor looks at, and the widget he books the next one with', async () => {
    const visitor = await open();
    const maya = visitor.at('Maya');
    await booksAndSees(maya, 'Maya');
    await visitor.button('Try settings').click();
    const language = visitor.page.getByRole('combobox', { name: 'Language' });
    await language.selectOption('de');
    await maya.button('Termin absagen').waitFor();
    await maya.button('Book another').click();
    await maya.button('Nächster Monat').waitFor();
    await language.selectOption('en');
    await maya.button('Next month').waitFor();
  });

  test('a line that is cut says so, and brings what was missed when it comes back', async () => {
    const visitor = await open();
    const [maya, desk] = [visitor.at('Maya'), visitor.at('Inés')];
    await seesLive(desk);
    await desk.button('Cut the line: coach').click();
    await desk.says(/Reconnecting|Offline/).waitFor();
    await maya.pickDay(1);
    await maya.pickTime();
    await maya.fillForm({ name: 'Meanwhile Maya' });
    await maya.book();
    await maya.seesBooked();
    assert.equal(await row(desk, 'Meanwhile').count(), 0);
    await desk.button('Cut the line: coach').click();
    await row(desk, 'Meanwhile').waitFor();
    await seesLive(desk);
  });

  test('the log says who, when and what', async () => {
    const visitor = await open();
    await visitor.button('Try settings').click();
    await visitor.at('Theo').pickDay();
    await visitor.at('Theo').pickTime();
    const log = visitor.page.getByRole('log', { name: 'Events' });
    await log.getByText(/^Theo\s*slot-selected/).waitFor();
    await log
      .getByText(/^Maya\s*availability-loaded/)
      .first()
      .waitFor();
  });
});
