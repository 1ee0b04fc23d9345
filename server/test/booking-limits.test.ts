import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from './call.ts';
import { addCoach } from './coaches.ts';
import { onEachEngine } from './test-server.ts';
import { aClient, theCoach } from './tokens.ts';

const many = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const body = (coachId: string, hour: number) => ({
  title: 'x',
  scheduledAt: `2027-03-${String(10 + Math.floor(hour / 24)).padStart(2, '0')}T${String(hour % 24).padStart(2, '0')}:00:00Z`,
  durationMinutes: 60,
  coachId,
});

onEachEngine(
  'limits of booking',
  (server) => {
    test('leave a client five open sessions with one coach, however many he asks for at once', async () => {
      server().clock.freeze('2027-03-01T08:00:00Z');
      const [coachId, token] = [await addCoach(server()), await aClient()];
      const answers = await many(12, (hour) =>
        call(server().url, 'bookSession', { token, body: body(coachId, hour) }),
      );
      const done = answers.flatMap(({ answer }) => (answer ? [answer] : []));
      assert.equal(done.length, 5);
      const refused = answers.filter(({ problem }) => problem?.code === 'booking_limit');
      assert.equal(refused.length, 7);
      for (const { status, problem } of refused)
        assert.deepEqual([status, problem?.detail.includes('open sessions')], [429, true]);
      const params = { id: done[0]?.id ?? '' };
      await call(server().url, 'cancelSession', { token, params, body: { reason: 'x' } });
      const again = await many(3, (hour) =>
        call(server().url, 'bookSession', { token, body: body(coachId, 30 + hour) }),
      );
      assert.equal(again.filter(({ status }) => status === 201).length, 1);
    });

    test('accept ten bookings of a client in an hour, whoever the coach, and say when to come back', async () => {
      server().clock.freeze('2027-03-01T08:00:00Z');
      const token = await aClient();
      const coaches = await many(4, () => addCoach(server()));
      const ask = (index: number) => {
        const coachId = coaches[index % coaches.length] ?? '';
        return call(server().url, 'bookSession', { token, body: body(coachId, index) });
      };
      const answers = await many(16, ask);
      assert.equal(answers.filter(({ status }) => status === 201).length, 10);
      for (const { problem, headers } of answers) {
        if (!problem) continue;
        assert.equal(problem.code, 'booking_limit');
        assert.equal(headers.get('Retry-After'), '3600');
      }
      server().clock.freeze('2027-03-01T08:59:59Z');
      assert.equal((await ask(40)).headers.get('Retry-After'), '1');
      server().clock.freeze('2027-03-01T09:00:00Z');
      assert.equal((await ask(41)).status, 201);
    });

    test('do not bind a coach in his own calendar', async () => {
      server().clock.freeze('2027-03-01T08:00:00Z');
      const coachId = await addCoach(server());
      const token = await theCoach(coachId);
      const answers = await many(12, (hour) =>
        call(server().url, 'bookSession', { token, body: body(coachId, hour) }),
      );
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    });
  },
  { env: { LIMITS: 'on', LIMIT_ADDRESS_BOOKINGS: '1000' } },
);
