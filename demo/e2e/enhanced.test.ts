import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { useWorld } from './support/world.ts';

describe('the enhanced variant on a page of another origin', () => {
  const world = useWorld();

  test('shows a time that somebody booked as taken, and says why it cannot be had', async () => {
    const attributes = { ...(await world.coach('Inés')), variant: 'enhanced' };
    const [one, two] = await Promise.all([
      world.visit({ attributes: await world.coach('Inés') }),
      world.visit({ attributes }),
    ]);
    // A month of days, whatever is left of the present one.
    await one.button('Next month').click();
    const day = await one.pickDay(3);
    const time = await one.pickTime();
    await one.fillForm({ name: 'Visitor One' });
    await one.book();
    await one.seesBooked();

    await two.page.reload();
    const date = day.slice(0, day.lastIndexOf(','));
    await two.button('Next month').click();
    await two.grid.getByRole('button', { name: new RegExp(`^${date}, `) }).click();
    const taken = two.times.getByRole('button', { name: `${time}, Taken` });
    await taken.waitFor();
    assert.equal(await taken.isDisabled(), true);
    await two.page.getByText('Speaks Spanish, English and Portuguese').waitFor();
    await two.button(/^First free: /).waitFor();
    await two.seesNothingInaccessible('enhanced');
  });

  test('books without what shows details, when that cannot be fetched, and leaves no gap for it', async () => {
    const attributes = { ...(await world.coach('Marcus')), variant: 'enhanced' };
    const visitor = await world.visit({ attributes });
    visitor.expects(/detail-act/, /ERR_FAILED/);
    await visitor.page.route(/detail-act/, (route) => route.abort());
    await visitor.page.reload();
    await visitor.pickDay();
    await visitor.page.locator('session-booking .room').first().waitFor({ state: 'detached' });
    await visitor.pickTime();
    await visitor.fillForm({ title: 'Without details' });
    await visitor.book();
    await visitor.seesBooked();
  });
});
