import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { Visitor } from './support/visitor.ts';
import { useWorld } from './support/world.ts';

describe('two visitors and one time', () => {
  const world = useWorld();

  async function chooseFirstTime(visitor: Visitor, title: string): Promise<string> {
    const day = await visitor.pickDay();
    const time = await visitor.pickTime();
    await visitor.fillForm({ name: `Visitor ${title}`, title, notes: `Notes of ${title}` });
    return `${day} ${time}`;
  }

  test('one is booked; the other keeps the form, sees close times and books one of them', async () => {
    const attributes = await world.coach('Marcus');
    const [one, two] = await Promise.all([world.visit({ attributes }), world.visit({ attributes })]);
    for (const visitor of [one, two]) visitor.expects(/status of 409/);
    assert.equal(await chooseFirstTime(one, 'One'), await chooseFirstTime(two, 'Two'));

    await Promise.all([one.book(), two.book()]);
    const outcomes = await Promise.all([one.outcome(), two.outcome()]);
    assert.deepEqual(outcomes.toSorted(), ['booked', 'refused']);
    const loser = outcomes[0] === 'refused' ? one : two;
    const title = loser === one ? 'One' : 'Two';

    assert.match(await loser.seesAlert(), /taken/i);
    await loser.seesNothingInaccessible('time taken');
    const alternatives = loser.alternatives;
    assert.equal(await alternatives.count(), 3);
    await alternatives.first().click();
    assert.equal(await loser.field('Name').inputValue(), `Visitor ${title}`);
    assert.equal(await loser.field('Notes').inputValue(), `Notes of ${title}`);
    await loser.book();
    await loser.seesBooked();

    const sessions = [...(await world.sessionsNamed('One')), ...(await world.sessionsNamed('Two'))];
    assert.equal(sessions.length, 2);
    assert.equal(new Set(sessions.map(({ startsAt }) => startsAt)).size, 2);
  });
});
