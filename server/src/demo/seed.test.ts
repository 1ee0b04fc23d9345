import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { availability, coach as coachSchema, replaceScheduleBody } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import { aClient, onEachStore } from '../../test/test-store.ts';
import { firstVisit } from '../commands/first-visit.ts';
import { getCoach, getSchedule } from '../commands/list-coaches.ts';
import { listAvailability } from '../commands/list-availability.ts';
import { resolveScheduledAt } from '../domain/wall-time.ts';
import { demoCoaches, seedDemo } from './seed.ts';

onEachStore('the demo practice', (store) => {
  test('comes in once, also when two nodes start together', async () => {
    store().clock.set('2026-11-22T10:00:00Z');
    const seeded = await Promise.all([seedDemo(store().deps), seedDemo(store().otherNode())]);
    assert.deepEqual(seeded.sort(), [false, true]);
    assert.equal(await seedDemo(store().deps), false);
  });

  test('has four coaches as the contract has them, each in a zone of his own and with a picture', async () => {
    const zones = new Set<string>();
    for (const { id, slug } of demoCoaches) {
      const shown = coachSchema.parse(JSON.parse((await getCoach(store().deps, id)).body));
      zones.add(shown.timeZone);
      assert.equal(shown.avatarUrl, `/demo/coaches/${slug}.svg`);
      assert.ok(
        existsSync(new URL(`../../../demo/public${shown.avatarUrl}`, import.meta.url)),
        shown.avatarUrl,
      );
      assert.equal(shown.sessionTypes[0]?.durationMinutes, 60);
      assert.ok(shown.sessionTypes.some(({ durationMinutes }) => durationMinutes === 30));
      replaceScheduleBody.parse(JSON.parse((await getSchedule(store().deps, id)).body));
    }
    assert.equal(zones.size, 4);
  });

  test('keeps the example of the documentation free: 2027-01-15 at nine, for an hour, with every coach', async () => {
    for (const { id, schedule } of demoCoaches) {
      const query = { from: '2027-01-15', to: '2027-01-15', durationMinutes: 60 };
      const { body } = await listAvailability(store().deps, aClient('reader'), id, query);
      const { slots } = availability.parse(JSON.parse(body));
      const nine = resolveScheduledAt('2027-01-15T09:00:00', schedule.timeZone);
      for (const minutes of [0, 30, 60, 90, 120]) {
        const wanted = nine + minutes * 60_000;
        assert.ok(
          slots.some(({ startsAt }) => Date.parse(startsAt) === wanted),
          `${id} at nine and ${minutes} minutes`,
        );
      }
    }
  });

  test('looks lived in: some weeks booked, none full, everybody free soon', async () => {
    for (const { id } of demoCoaches) {
      const { rows } = await sql<{ booked: number; days: number }>`
        select count(*)::int as booked, count(distinct starts_at::date)::int as days from session where coach_id = ${id}`.execute(
        store().deps.db,
      );
      const { booked = 0, days = 0 } = rows[0] ?? {};
      assert.ok(booked > 25 && booked < 120, `${booked} booked`);
      assert.ok(days > 10, `${days} days`);
      const { availability: view } = await firstVisit(store().deps, 'reader', { coachId: id });
      assert.ok(view && view.slots.length > 5, `${id} has ${view?.slots.length}`);
      assert.ok(
        Date.parse(view.nextAvailable ?? '') < Date.parse('2026-11-29T00:00Z'),
        `${id} is free from ${view.nextAvailable}`,
      );
    }
  });
});
