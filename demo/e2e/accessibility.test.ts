import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { type Arrival, useWorld } from './support/world.ts';

describe('every state is accessible', () => {
  const world = useWorld();

  const LOOKS: Record<string, Arrival> = {
    'light, desktop': { viewport: { width: 1280, height: 900 } },
    'dark, desktop': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    'light, 320 pixels': { viewport: { width: 320, height: 640 } },
    'dark, 320 pixels': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
    'forced colours': { viewport: { width: 600, height: 900 }, forcedColors: 'active' },
  };

  const VARIANTS: Record<string, string[]> = {
    basic: Object.keys(LOOKS),
    // What they add is drawn in the same colours and zones.
    enhanced: ['light, desktop', 'dark, 320 pixels', 'forced colours'],
    realtime: ['dark, desktop', 'light, 320 pixels', 'forced colours'],
  };
  const journeys = Object.entries(VARIANTS).flatMap(([variant, looks]) =>
    looks.map((look) => ({ variant, look, arrival: LOOKS[look] })),
  );

  for (const { variant, look, arrival } of journeys) {
    test(`axe finds nothing from first sight to booked: ${variant}, ${look}`, async () => {
      const attributes = { ...(await world.coach('Inés')), variant };
      const visitor = await world.visit({ ...arrival, attributes });
      await visitor.pickDay();
      await visitor.seesNothingInaccessible('day and times');
      await visitor.pickTime();
      await visitor.seesNothingInaccessible('form');
      await visitor.fillForm({ email: 'no address' });
      await visitor.book();
      await visitor.page.locator('[aria-invalid="true"]').waitFor();
      await visitor.seesNothingInaccessible('form with an error');
      await visitor.fillForm({ title: `axe, ${variant}, ${look}` });
      await visitor.book();
      await visitor.seesBooked();
      await visitor.seesNothingInaccessible('booked');
    });
  }

  test('axe finds nothing while coaches are chosen', async () => {
    const visitor = await world.visit();
    await visitor.button(/Inés/).waitFor();
    await visitor.seesNothingInaccessible('coaches');
  });

  test('axe finds nothing while the first times load', async () => {
    const attributes = await world.coach('Inés');
    const visitor = await world.visit({ address: 'about:blank' });
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await visitor.page.route('**/api/**', async (route) => {
      await held;
      await route.continue();
    });
    await visitor.page.goto(world.site.address(attributes));
    await visitor.page.locator('session-booking:defined').waitFor();
    await visitor.seesNothingInaccessible('loading');
    answer();
    await visitor.pickDay();
    await visitor.page.unrouteAll({ behavior: 'wait' });
  });

  for (const variant of Object.keys(VARIANTS)) {
    test(`Arabic reads from right to left, and axe finds nothing: ${variant}`, async () => {
      const attributes = { ...(await world.coach('Inés')), variant };
      const visitor = await world.visit({ attributes, lang: 'ar', dir: 'rtl' });
      await visitor.grid.getByRole('button').first().waitFor();
      const direction = await visitor.grid.evaluate((grid) => getComputedStyle(grid).direction);
      assert.equal(direction, 'rtl');
      await visitor.seesNothingInaccessible('Arabic');
    });
  }

  test('at 320 pixels nothing has to be scrolled sideways, at any step', async () => {
    const visitor = await world.visit({
      attributes: await world.coach('Inés'),
      viewport: { width: 320, height: 640 },
    });
    await visitor.pickDay();
    await visitor.seesNothingCutOff('day and times');
    await visitor.pickTime();
    await visitor.seesNothingCutOff('form');
    await visitor.fillForm({ title: 'At 320 pixels' });
    await visitor.book();
    await visitor.seesBooked();
    await visitor.seesNothingCutOff('booked');
  });
});
