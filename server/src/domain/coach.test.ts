import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aSchedule, euro, refusalIn } from '../../test/given.ts';
import { changedCoach, type CoachState, createdCoach } from './coach.ts';

const counter = () => {
  let made = 0;
  return () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`;
};

const aCoach = (): CoachState =>
  createdCoach(
    {
      name: 'Inés',
      schedule: aSchedule(),
      sessionTypes: [{ title: 'Talk', durationMinutes: 30, price: euro(3000) }],
    },
    counter(),
  ).coach;

const typeIds = (coach: CoachState) => new Set(coach.sessionTypes.map(({ id }) => id));

describe('a coach', () => {
  it('begins with what was given and the usual for the rest', () => {
    const { coach, events } = createdCoach({ name: 'Inés', schedule: aSchedule() }, counter());
    const { freeCancellationHours, lateFeePercent, scheduleVersion, sessionTypes, avatarUrl, headline } =
      coach;
    assert.deepEqual([freeCancellationHours, lateFeePercent, scheduleVersion], [24, 50, 1]);
    assert.deepEqual([sessionTypes, avatarUrl, headline], [[], null, '']);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['coach.created'],
    );
  });

  it('changes in one event for what is said about him and one for when he works', () => {
    const coach = aCoach();
    const wish = {
      name: 'Inés F.',
      policy: { lateFeePercent: 100 },
      schedule: aSchedule({ stepMinutes: 15 }),
    };
    const after = changedCoach(coach, wish, typeIds(coach), counter());
    assert.deepEqual(after.events, [
      {
        type: 'coach.changed',
        data: {
          profile: ['name'],
          policy: {
            from: { freeCancellationHours: 24, lateFeePercent: 50 },
            to: { freeCancellationHours: 24, lateFeePercent: 100 },
          },
        },
      },
      { type: 'schedule.changed', data: { version: 2, changes: { stepMinutes: { from: 30, to: 15 } } } },
    ]);
    assert.equal(after.coach.scheduleVersion, 2);
  });

  it('is not changed by what is as it was, whatever the order of keys', () => {
    const coach = aCoach();
    const { timeZone, ...rest } = coach.schedule;
    const wish = {
      name: coach.name,
      schedule: { ...rest, timeZone },
      sessionTypes: coach.sessionTypes.map((each) => ({ ...each, capacity: 1 as const })),
    };
    assert.deepEqual(changedCoach(coach, wish, typeIds(coach), counter()), { coach, events: [] });
  });

  it('tells of prices from what to what', () => {
    const coach = aCoach();
    const [talk] = coach.sessionTypes;
    const wish = { sessionTypes: [{ id: talk?.id, title: 'Talk', durationMinutes: 30, price: euro(3500) }] };
    const { events } = changedCoach(coach, wish, typeIds(coach), counter());
    const offer = { id: talk?.id, title: 'Talk', durationMinutes: 30 };
    assert.deepEqual(events[0]?.data, {
      sessionTypes: { from: [{ ...offer, price: euro(3000) }], to: [{ ...offer, price: euro(3500) }] },
    });
  });

  it('has no session type of somebody else, and none twice', () => {
    const coach = aCoach();
    const id = coach.sessionTypes[0]?.id;
    const stranger = '00000000-0000-4000-8000-0000000000ff';
    for (const ids of [[stranger], [id, id]]) {
      const sessionTypes = ids.map((each) => ({ id: each, title: 'x', durationMinutes: 30 }));
      const refusal = refusalIn(() => changedCoach(coach, { sessionTypes }, typeIds(coach), counter()));
      assert.equal(refusal?.code, 'validation_failed');
    }
    const wish = {
      name: 'x',
      schedule: aSchedule(),
      sessionTypes: [{ id, title: 'x', durationMinutes: 30 }],
    };
    assert.equal(refusalIn(() => createdCoach(wish, counter()))?.code, 'validation_failed');
  });
});
