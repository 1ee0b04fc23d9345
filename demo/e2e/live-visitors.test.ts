import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator } from 'playwright-core';

import { nameOf, type Visitor } from './support/visitor.ts';
import { useWorld } from './support/world.ts';

describe('what one does, the others see', () => {
  const world = useWorld();

  /** Opens the page with a coach of the test's own, so that none lives on the times another one left. */
  const livePage = async (coach: 'ines' | 'anjali' | 'callum'): Promise<Visitor> => {
    const address = `${world.server.origin}/live.html?coach=${coach}`;
    const visitor = await world.visit({ viewport: { width: 1280, height: 900 }, address });
    for (const name of ['Maya', 'Theo']) await visitor.at(name).says('Live').waitFor();
    return visitor;
  };
  /** Finds the first time of the shown day that can be pressed. */
  const firstFree = (visitor: Visitor): Locator =>
    visitor.times.getByRole('button', { name: /^\d\d:\d\d$/, disabled: false }).first();
  const timesOf = async (visitor: Visitor): Promise<string[]> =>
    Promise.all((await visitor.times.getByRole('button').all()).map(nameOf));

  test('side by side on the live page, and the strip says who did it and how soon it was known', async () => {
    const visitor = await livePage('anjali');
    const [maya, theo] = [visitor.at('Maya'), visitor.at('Theo')];
    const time = await nameOf(firstFree(theo));
    await firstFree(maya).click();
    await theo.times.getByRole('button', { name: `${time}, Held` }).waitFor();
    await visitor.says(/^Maya holds .+/).waitFor();
    await visitor.says(/^Theo knew after \d/).waitFor();
    await maya.book();
    await maya.seesBooked();
    await theo.times.getByRole('button', { name: `${time}, Taken` }).waitFor();
  });

  test('a line that was cut says so, and shows what a fresh page shows once it is whole', async () => {
    const visitor = await livePage('callum');
    const [maya, theo] = [visitor.at('Maya'), visitor.at('Theo')];
    // A month of days, whatever is left of the present one.
    for (const each of [maya, theo]) await each.button('Next month').click();
    const day = await theo.pickDay(1);
    const heading = day.replace(/^(\w+), (\d+ \w+).*/, '$1 $2');
    await theo.says(heading).waitFor();
    const time = await nameOf(firstFree(theo));
    await theo.button('Cut the line: Theo').click();
    await theo.says(/Reconnecting…|Offline/).waitFor();
    await maya.pickDay(1);
    await maya.says(heading).waitFor();
    await maya.times.getByRole('button', { name: time, exact: true }).click();
    await maya.book();
    await maya.seesBooked();
    assert.equal(await theo.times.getByRole('button', { name: time, exact: true }).count(), 1);
    await theo.button('Cut the line: Theo').click();
    await theo.times.getByRole('button', { name: `${time}, Taken` }).waitFor();
    await theo.says('Live').waitFor();
    const fresh = (await livePage('callum')).at('Theo');
    await fresh.button('Next month').click();
    await fresh.grid.getByRole('button', { name: day.replace(/, \d+ times?.*/, '') }).click();
    await fresh.times.getByRole('button', { name: `${time}, Taken` }).waitFor();
    assert.deepEqual(await timesOf(theo), await timesOf(fresh));
  });

  test('a coach opens two hours, which both see come; what he starts, the client sees begin', async () => {
    const visitor = await livePage('ines');
    const [maya, theo, desk] = [visitor.at('Maya'), visitor.at('Theo'), visitor.at('Inés')];
    for (const each of [maya, theo]) await each.says('Live').waitFor();
    const now = () => nameOf(theo.grid.getByRole('button', { name: /\d+ times? available/ }).first());
    const before = await now();
    await desk.button('Open two hours from now').click();
    await desk.says(/^Open\./).waitFor();
    await theo.grid.getByRole('button', { name: before }).first().waitFor();
    await maya.pickDay();
    await firstFree(maya).click();
    await maya.fillForm({ name: 'Maya At Once' });
    await maya.book();
    await maya.seesBooked();
    await maya.button('See the session as Maya').click();
    await maya.says('Scheduled').waitFor();
    await desk.button(/^Maya At Once/).click();
    await desk.button('Start session').click();
    await maya.says('In progress').waitFor();
    await visitor.says(/^Inés starts the session/).waitFor();
    await visitor.seesNothingInaccessible('a session on both sides');
  });
});
