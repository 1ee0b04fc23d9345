import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { Visitor } from './support/visitor.ts';
import { useWorld } from './support/world.ts';

describe('the realtime variant in two browsers, on pages of another origin', () => {
  const world = useWorld();

  async function arrive(coach: string): Promise<Visitor> {
    const visitor = await world.visit({ attributes: { ...(await world.coach(coach)), variant: 'realtime' } });
    await visitor.page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await visitor.button('Next month').click();
    return visitor;
  }

  /** Shows a day once its times are there; how many are free may differ from what its name says. */
  async function show(visitor: Visitor, day: string): Promise<void> {
    const date = day.slice(0, day.lastIndexOf(','));
    await visitor.grid.getByRole('button', { name: new RegExp(`^${date}, \\d+ times? available`) }).click();
  }

  test('a time that one holds and books is held, then taken, for the other, and free again when he leaves', async () => {
    const [one, two] = await Promise.all([arrive('Inés'), arrive('Inés')]);
    const day = await one.pickDay(3);
    await show(two, day);
    const time = await one.pickTime();
    await one.page.getByRole('timer').filter({ hasText: 'Held for you' }).waitFor();
    await two.times.getByRole('button', { name: `${time}, Held` }).waitFor();
    await two.seesNothingInaccessible('held by somebody else');

    // Leaving the page gives it back, by a beacon.
    await one.page.goto('about:blank');
    await two.times.getByRole('button', { name: time, exact: true }).waitFor();

    const three = await arrive('Inés');
    await show(three, day);
    await three.times.getByRole('button', { name: time, exact: true }).click();
    await three.fillForm({ name: 'Visitor Three', title: 'Live and booked' });
    await three.seesNothingInaccessible('a held time');
    await three.book();
    await three.seesBooked();
    await two.times.getByRole('button', { name: `${time}, Taken` }).waitFor();
    assert.equal((await world.sessionsNamed('Live and booked')).length, 1);
  });

  test('a booking that is refused goes back to the form with the nearest times, and all that was typed', async () => {
    const [one, two] = await Promise.all([arrive('Marcus'), arrive('Marcus')]);
    for (const visitor of [one, two]) visitor.expects(/status of 409/, /ERR_FAILED/, /blocked by/);
    // Without its hold, the second is as late as anybody.
    await two.page.route('**/api/holds', (route) => route.abort());
    await two.page.routeWebSocket(/realtime/, (socket) => void socket.close());
    const day = await two.pickDay(3);
    const time = await two.pickTime();
    await two.fillForm({ name: 'Visitor Two', notes: 'All I wrote' });

    await show(one, day);
    await one.times.getByRole('button', { name: time, exact: true }).click();
    await one.fillForm({ name: 'Visitor One' });
    await one.book();
    await one.seesBooked();

    await two.seesAlert();
    await two.alternatives.first().click();
    assert.equal(await two.field('Notes').inputValue(), 'All I wrote');
    await two.book();
    await two.seesBooked();
  });
});
