import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { useWorld } from './support/world.ts';

describe('the demo page', () => {
  const world = useWorld();
  const home = () => `${world.server.origin}/`;

  test('shows a free day in its first screen on a phone and on a desktop', async () => {
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1280, height: 800 },
    ]) {
      const visitor = await world.visit({ address: home(), viewport });
      const first = visitor.grid.getByRole('button', { name: /\d+ times? available/ }).first();
      await first.waitFor();
      const box = await first.boundingBox();
      assert.ok(box && box.y + box.height <= viewport.height, `first day at ${JSON.stringify(box)}`);
    }
  });

  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    test(`on a phone the form comes with the chosen time above it, motion: ${reducedMotion}`, async () => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      const visitor = await world.visit({ address: home(), ...phone, reducedMotion });
      await visitor.button('Next month').click();
      await visitor.pickDay(3);
      // Scrolled like this, the form's heading is in sight without the time that stands above it.
      await visitor.times.evaluate(
        '(times) => scrollBy({ top: times.getBoundingClientRect().top - 290, behavior: "instant" })',
      );
      const time = await visitor.pickTime();
      await visitor.seesWhole(visitor.says(`${time} –`));
      await visitor.seesWhole(visitor.page.getByRole('heading', { name: 'Your details' }));
      assert.match(await visitor.focusedName(), /Your details/);
    });
  }

  test('axe finds nothing, light and dark, with the drawer open too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const visitor = await world.visit({ address: home(), colorScheme });
      await visitor.grid.getByRole('button').first().waitFor();
      await visitor.seesNothingInaccessible(`demo, ${colorScheme}`);
      await visitor.button('Try settings').click();
      await visitor.page.getByRole('radio', { name: 'Dark' }).waitFor();
      await visitor.seesNothingInaccessible(`drawer, ${colorScheme}`);
    }
  });

  test('at 320 pixels nothing has to be scrolled sideways', async () => {
    const visitor = await world.visit({ address: home(), viewport: { width: 320, height: 640 } });
    await visitor.grid.getByRole('button').first().waitFor();
    await visitor.seesNothingCutOff('demo');
  });

  test('says of its coaches what the server says', async () => {
    const visitor = await world.visit({ address: home() });
    const coaches = await world.coaches();
    const cards = visitor.page.locator('.coach-grid > li');
    assert.equal(await cards.count(), coaches.length);
    for (const { id, name, timeZone, avatarUrl } of coaches) {
      const card = cards.filter({ has: visitor.page.getByRole('heading', { name, exact: true }) });
      assert.equal(await card.getAttribute('data-time-zone'), timeZone);
      assert.equal(await card.getAttribute('data-hours'), await world.tuesdayOf(id));
      assert.equal(await card.locator('img').getAttribute('src'), avatarUrl);
      const face = visitor.page.locator(`#who input[data-coach-id="${id}"]`);
      assert.equal(await face.getAttribute('value'), await card.getAttribute('data-coach'));
      const picture = await fetch(`${world.server.origin}${avatarUrl ?? ''}`);
      assert.match(picture.headers.get('content-type') ?? '', /^image\/svg\+xml/);
      await picture.body?.cancel();
    }
  });

  test('"Book with" opens the widget on that coach', async () => {
    const visitor = await world.visit({ address: home() });
    await visitor.page.getByRole('link', { name: /Book with Callum/ }).click();
    const { 'coach-id': id } = await world.coach('Callum');
    await visitor.page.locator(`session-booking[coach-id="${id}"]`).waitFor();
    await visitor.grid.getByRole('button').first().waitFor();
  });

  test('the drawer sets what it shows as HTML, logs events, and is left by Escape', async () => {
    const visitor = await world.visit({ address: home() });
    const { page } = visitor;
    await visitor.button('Try settings').press('Enter');
    await page.getByRole('combobox', { name: 'Coach' }).selectOption({ label: 'Anjali' });
    await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Kolkata');
    await page.getByRole('combobox', { name: 'Signed in as' }).selectOption('client');
    await page.getByRole('radio', { name: '480' }).check();
    await page.locator('session-booking[token][time-zone="Asia/Kolkata"]').waitFor();
    const markup = await page.getByRole('region', { name: 'HTML of this widget' }).innerText();
    const { 'coach-id': id } = await world.coach('Anjali');
    assert.ok(markup.includes(`coach-id="${id}" time-zone="Asia/Kolkata"`), markup);
    const frame = await page.locator('#book').boundingBox();
    assert.equal(frame?.width, 480);
    await page.getByRole('log').getByText('availability-loaded').first().waitFor();
    assert.match(page.url(), /timeZone=Asia%2FKolkata/);
    await page.keyboard.press('Escape');
    await visitor.button('Try settings').and(page.locator(':focus')).waitFor();
  });

  test('an address with settings opens the widget with them', async () => {
    const visitor = await world.visit({ address: `${home()}?locale=ar&theme=dark&width=320` });
    await visitor.page.locator('session-booking[locale="ar"][theme="dark"]').waitFor();
  });

  test('the embed line that is shown books from another site', async () => {
    const visitor = await world.visit({ address: home() });
    const line = await visitor.page.getByRole('region', { name: 'Embed code' }).innerText();
    assert.equal(
      line.replaceAll(/\s+/g, ' ').trim(),
      `<script type="module" src="${world.server.origin}/widget/session-booking.js"></script>` +
        '<session-booking></session-booking>',
    );
  });

  test('the bare page works', async () => {
    const visitor = await world.visit({ address: `${world.server.origin}/embed.html` });
    await visitor.pickCoach(/Marcus/);
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.fillForm({ title: 'From the bare page' });
    await visitor.book();
    await visitor.seesBooked();
    assert.equal((await world.sessionsNamed('From the bare page')).length, 1);
  });
});
