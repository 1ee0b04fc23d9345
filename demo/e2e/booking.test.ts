import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

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

  test('markup in every field is text to everyone', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Anjali') });
    const hostile = '<script>top.hurt=1</script><img src=x onerror="top.hurt=1">';
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.fillForm({ name: hostile, title: hostile, notes: hostile });
    await visitor.book();
    await visitor.seesBooked();
    assert.equal(await visitor.page.evaluate('typeof top.hurt'), 'undefined');
    assert.equal(await visitor.page.locator('session-booking img[src="x"]').count(), 0);
    const [session] = await world.sessionsNamed(hostile);
    assert.equal(session?.client?.name, hostile);
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
});
