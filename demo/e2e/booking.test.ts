import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { useWorld } from './support/world.ts';

describe('booking a session on a page of another origin under a strict policy', () => {
  const world = useWorld();

  test('a stranger picks a day and a time and books', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    const day = await visitor.pickDay();
    const time = await visitor.pickTime();
    await visitor.fillForm({ title: 'Ninety days ahead', notes: 'A question about a new role.' });
    await visitor.book();
    await visitor.seesBooked();

    const [session, ...others] = await world.sessionsNamed('Ninety days ahead');
    assert.ok(session);
    assert.deepEqual(others, []);
    assert.deepEqual(session.client, { name: 'Robin Vale', email: 'robin@example.com' });
    assert.equal(session.description, 'A question about a new role.');
    const start = new Date(session.startsAt);
    const inMadrid = { timeZone: 'Europe/Madrid' } as const;
    assert.ok(day.includes(start.toLocaleDateString('en-GB', { ...inMadrid, weekday: 'long' })), day);
    assert.ok(time.includes(start.toLocaleTimeString('en-GB', { ...inMadrid, timeStyle: 'short' })), time);
  });

  test('without a coach on the page the visitor chooses one', async () => {
    const visitor = await world.visit();
    await visitor.pickCoach('Marcus');
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.fillForm({ title: 'With a chosen coach' });
    await visitor.book();
    await visitor.seesBooked();
    const [session] = await world.sessionsNamed('With a chosen coach');
    assert.deepEqual(await world.coach('Marcus'), { 'coach-id': session?.coachId });
  });

  test('the whole way by keyboard', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    await visitor.tabTo(visitor.grid.getByRole('button'));
    const before = await visitor.focusedName();
    await visitor.press('ArrowRight');
    assert.notEqual(await visitor.focusedName(), before, 'an arrow moves the focus by a day');
    await visitor.press('ArrowLeft');
    assert.equal(await visitor.focusedName(), before);
    await visitor.press('Enter');
    await visitor.tabTo(visitor.times.getByRole('button'));
    await visitor.press('Enter');
    await visitor.tabTo(visitor.field('Name'));
    await visitor.type('Kim Berg');
    await visitor.tabTo(visitor.field('Email'));
    await visitor.type('kim@example.com');
    await visitor.tabTo(visitor.field('Title'));
    await visitor.retype('By keyboard');
    await visitor.tabTo(visitor.button('Book session'));
    await visitor.press('Enter');
    await visitor.seesBooked();
    assert.equal((await world.sessionsNamed('By keyboard')).length, 1);
    assert.match(await visitor.focusedName(), /Session booked/, 'the outcome has the focus');
  });

  test('the keys lead from month to month and keep the day', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    await visitor.pickDay();
    const focusedDay = async () => {
      const [, date = ''] = /, (\d+ \w+ \d{4})/.exec(await visitor.focusedName()) ?? [];
      return Date.parse(`${date} UTC`) / 86_400_000;
    };
    /** Presses a key once and waits until its day has the focus, which comes with the month it is in. */
    const leadsTo = async (key: string, isThere: (day: number) => boolean) => {
      await visitor.press(key);
      for (let tries = 0; tries < 100 && !isThere(await focusedDay()); tries += 1) await sleep(20);
      const day = await focusedDay();
      assert.ok(isThere(day), `${key} led to ${new Date(day * 86_400_000).toDateString()}`);
      return day;
    };
    let day = await leadsTo('Home', (each) => each > 0);
    for (let weeks = 1; weeks <= 10; weeks += 1) {
      const from = day;
      day = await leadsTo('ArrowDown', (each) => each === from + 7);
    }
    const last = await leadsTo('End', (each) => each > day);
    const earlier = await leadsTo('PageUp', (each) => last - each >= 28 && last - each <= 31);
    await leadsTo('ArrowRight', (each) => each === earlier + 1);
  });

  test('the months lead forward and back', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    const [first = ''] = /[A-Z][a-z]+ \d{4}/.exec(await visitor.pickDay()) ?? [];
    const second = new Date(`1 ${first} UTC`);
    second.setUTCMonth(second.getUTCMonth() + 1);
    const name = second.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    await visitor.button('Next month').click();
    await visitor.page.getByRole('grid', { name, exact: true }).waitFor();
    await visitor.button('Previous month').click();
    await visitor.page.getByRole('grid', { name: first, exact: true }).waitFor();
  });

  test('after a reload nothing typed is left, and nothing is stored but a token for this tab', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Callum') });
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.fillForm({ title: 'Kept nowhere' });
    await visitor.book();
    await visitor.seesBooked();
    const kept = await visitor.stored();
    assert.deepEqual(kept.cookies, []);
    assert.deepEqual(kept.local, {});
    assert.doesNotMatch(JSON.stringify(kept.session), /robin|vale|kept nowhere/i);
    await visitor.page.reload();
    await visitor.pickDay();
    await visitor.pickTime();
    assert.equal(await visitor.field('Name').inputValue(), '');
    assert.equal(await visitor.field('Email').inputValue(), '');
  });

  test('a name of 10,000 characters is refused at its field, and everything typed stays', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Anjali') });
    visitor.expects(/status of 422/);
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.fillForm({ name: 'x'.repeat(10_000), notes: 'Stays here' });
    await visitor.book();
    const name = visitor.page.getByRole('textbox', { name: 'Name', disabled: false });
    await visitor.page.locator('[aria-invalid="true"]').waitFor();
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
    assert.equal(await visitor.field('Notes').inputValue(), 'Stays here');
    await visitor.fillForm({ title: 'After the long name', notes: 'Stays here' });
    await visitor.book();
    await visitor.seesBooked();
    assert.equal((await world.sessionsNamed('After the long name')).length, 1);
  });

  test('an empty form is refused at its fields before anything is sent', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Anjali') });
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.fillForm({ name: '', email: 'no address' });
    await visitor.book();
    await visitor.page.locator('[aria-invalid="true"]').first().waitFor();
    assert.equal(await visitor.page.locator('[aria-invalid="true"]').count(), 2);
    assert.equal(await visitor.focusedName(), 'Name');
  });

  test('waits far below the view, and is there at once where the page puts one in that is near', async () => {
    const visitor = await world.visit();
    // Before the script of the page runs.
    await visitor.page.addInitScript(`document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      for (let line = 0; line < 400; line += 1) document.querySelector('h1').after(document.createElement('br'));
    })`);
    await visitor.page.reload({ waitUntil: 'networkidle' });
    const isLoaded = () => visitor.page.evaluate("customElements.get('session-booking') !== undefined");
    assert.equal(await isLoaded(), false);
    await visitor.page.evaluate(
      "document.querySelector('h1').after(document.createElement('session-booking'))",
    );
    await visitor.page
      .getByRole('button', { name: /Marcus/ })
      .first()
      .waitFor();
    assert.equal(await isLoaded(), true);
  });
});
