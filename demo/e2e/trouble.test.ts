import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { Visitor } from './support/visitor.ts';
import { useWorld } from './support/world.ts';

const BOOK = '**/api/sessions/book';

describe('when something goes wrong', () => {
  const world = useWorld();

  async function readyToBook(visitor: Visitor, title: string): Promise<void> {
    await visitor.pickDay();
    await visitor.pickTime();
    await visitor.fillForm({ title, notes: 'Must not get lost' });
  }

  for (const [kind, id] of [
    ['unknown', '00000000-0000-4000-8000-000000000000'],
    ['malformed', 'not-an-id'],
  ] as const) {
    test(`an ${kind} coach-id is named, with a way to try again`, async () => {
      const visitor = await world.visit({ attributes: { 'coach-id': id } });
      // The page's developer is told as well, in the console.
      visitor.expects(/status of 4\d\d/, /There is no coach/);
      assert.match(await visitor.seesAlert(), new RegExp(id));
      await visitor.button('Try again').waitFor();
      await visitor.seesNothingInaccessible(`${kind} coach`);
    });
  }

  test('an api-url that nobody answers is said, and "Try again" works once the server is back', async (t) => {
    const other = await world.anotherServer(t);
    await other.kill();
    const visitor = await world.visit({ attributes: { 'api-url': other.origin } });
    visitor.expects(/ERR_CONNECTION_REFUSED/, /Nothing at http\S+ answers as the booking server does/);
    await visitor.seesAlert();
    await visitor.seesNothingInaccessible('unreachable server');
    await other.startAgain();
    await visitor.button('Try again').click();
    await visitor.button(/Inés/).waitFor();
  });

  test('offline on submit: the choice is kept, and one session is booked once the network is back', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    visitor.expects(/ERR_INTERNET_DISCONNECTED/);
    await readyToBook(visitor, 'Offline first');
    await visitor.page.context().setOffline(true);
    await visitor.book();
    assert.match(await visitor.seesAlert(), /offline/i);
    assert.equal(await visitor.field('Notes').inputValue(), 'Must not get lost');
    await visitor.page.context().setOffline(false);
    await visitor.bookedByTryingAgain();
    assert.equal((await world.sessionsNamed('Offline first')).length, 1);
  });

  test('the list of time zones cannot be fetched: nothing else is hurt, and the next press tries again', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    visitor.expects(/ERR_FAILED/);
    await visitor.page.route(/booking-zone-picker/, (route) => route.abort(), { times: 1 });
    await visitor.pickDay();
    const asked = visitor.page.waitForEvent('requestfailed');
    await visitor.button(/^Time zone: /).click();
    await asked;
    await visitor.button(/^Time zone: /).click();
    await visitor.page.getByRole('combobox', { name: 'Search time zones' }).waitFor();
  });

  test('the server dies after it booked and before it could say so: trying again books nothing twice', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Callum') });
    visitor.expects(/ERR_CONNECTION_RE/);
    await readyToBook(visitor, 'Cut after the commit');
    let deaths = 0;
    await visitor.page.route(
      BOOK,
      async (route) => {
        const answer = await route.fetch();
        assert.equal(answer.status(), 201);
        deaths += 1;
        await world.server.kill();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await visitor.book();
    await visitor.seesAlert();
    assert.equal(deaths, 1);
    await world.server.startAgain();
    await visitor.bookedByTryingAgain();
    assert.equal((await world.sessionsNamed('Cut after the commit')).length, 1);
  });

  test('the server dies before it booked: trying again books once', async () => {
    const visitor = await world.visit({ attributes: await world.coach('Callum') });
    visitor.expects(/ERR_CONNECTION_RE/);
    await readyToBook(visitor, 'Cut before the commit');
    await world.server.kill();
    await visitor.book();
    await visitor.seesAlert();
    assert.equal(await visitor.field('Notes').inputValue(), 'Must not get lost');
    await world.server.startAgain();
    await visitor.bookedByTryingAgain();
    assert.equal((await world.sessionsNamed('Cut before the commit')).length, 1);
  });
});
