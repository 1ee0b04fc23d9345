import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { call } from './call.ts';
import { addCoach } from './coaches.ts';
import { everyDay } from './given.ts';
import { rawRequest } from './raw-request.ts';
import { onEachEngine, type TestServer } from './test-server.ts';
import { aClient, anAdmin, theCoach } from './tokens.ts';

/** When these tests play: a Tuesday. */
const NOW = '2026-12-01T08:00:00Z';

/** The payload that callers sent before there was this server. */
const payload = (coachId: string, changes: object = {}) => ({
  title: 'Weekly check-in session',
  description: 'Optional description',
  scheduledAt: '2027-01-15T09:00:00',
  durationMinutes: 60,
  coachId,
  ...changes,
});

onEachEngine('booking', (server) => {
  before(() => server().clock.set(NOW));

  const book = (token: string, body: ReturnType<typeof payload>, key?: string) =>
    call(server().url, 'bookSession', { token, body, ...(key && { headers: { 'Idempotency-Key': key } }) });
  const slots = async (coachId: string, token: string, query: Record<string, string> = {}) => {
    const window = { from: '2027-01-15', to: '2027-01-15', durationMinutes: '60', ...query };
    const { answer } = await call(server().url, 'listAvailability', {
      token,
      params: { id: coachId },
      query: window,
    });
    return answer!;
  };

  test('takes the payload of existing callers as it stands', async () => {
    const price = { amount: 9000, currency: 'EUR' };
    const coachId = await addCoach(server(), {
      schedule: { timeZone: 'Europe/Madrid' },
      offers: [{ title: 'Coaching', durationMinutes: 60, price }],
    });
    const token = await aClient();
    const { status, headers, answer } = await book(token, payload(coachId));
    assert.equal(status, 201);
    const {
      id,
      status: state,
      startsAt,
      endsAt,
      timeZone,
      policy,
      version,
      clientId,
      title,
      description,
    } = answer!;
    assert.equal(headers.get('Location'), `/api/sessions/${id}`);
    assert.deepEqual(
      { state, startsAt, endsAt, timeZone, version, title, description, policy, price: answer?.price },
      {
        state: 'scheduled',
        // 09:00 on a winter's day in Madrid.
        startsAt: '2027-01-15T08:00:00Z',
        endsAt: '2027-01-15T09:00:00Z',
        timeZone: 'Europe/Madrid',
        version: 1,
        title: 'Weekly check-in session',
        description: 'Optional description',
        policy: { freeUntil: '2027-01-14T08:00:00Z', lateFeePercent: 50 },
        price,
      },
    );
    assert.match(clientId ?? '', /^client-/);
    assert.deepEqual(answer?.client, { name: 'Ada', email: 'ada@example.com' });
    const read = await call(server().url, 'getSession', { token, params: { id } });
    assert.deepEqual(read.answer, answer);
    assert.ok((await slots(coachId, token)).slots.every((slot) => slot.startsAt !== startsAt));
  });

  test('means the same instant by wall time in a zone, by an offset and by Z', async () => {
    const times = [
      { scheduledAt: '2027-01-15T09:00:00', timeZone: 'America/New_York' },
      { scheduledAt: '2027-01-15T09:00:00-05:00' },
      { scheduledAt: '2027-01-15T14:00:00.000Z' },
    ];
    for (const time of times) {
      const { answer } = await book(await aClient(), payload(await addCoach(server()), time));
      assert.equal(answer?.startsAt, '2027-01-15T14:00:00Z');
    }
  });

  test('refuses a wall time that a clock change skips, and takes the earlier of one that comes twice', async () => {
    const coachId = await addCoach(server(), { schedule: { timeZone: 'America/New_York' } });
    const skipped = await book(await aClient(), payload(coachId, { scheduledAt: '2027-03-14T02:30:00' }));
    assert.equal(skipped.problem?.status, 422);
    assert.equal(skipped.problem.code, 'nonexistent_local_time');
    assert.match(skipped.problem.detail, /2027-03-14 02:30 does not exist in America\/New_York/);
    const doubled = await book(await aClient(), payload(coachId, { scheduledAt: '2027-11-07T01:30:00' }));
    assert.equal(doubled.answer?.startsAt, '2027-11-07T05:30:00Z');
  });

  test('refuses an overlapping time with the three nearest that are free, and each of those can be booked', async () => {
    const coachId = await addCoach(server());
    await book(await aClient(), payload(coachId));
    const token = await aClient();
    const { problem } = await book(token, payload(coachId, { scheduledAt: '2027-01-15T09:30:00' }));
    assert.equal(problem?.code, 'slot_taken');
    const alternatives = problem.alternatives ?? [];
    assert.deepEqual(
      alternatives.map(({ startsAt }) => startsAt),
      ['2027-01-15T08:00:00Z', '2027-01-15T10:00:00Z', '2027-01-15T10:30:00Z'],
    );
    const free = new Set((await slots(coachId, token)).slots.map(({ startsAt }) => startsAt));
    assert.ok(alternatives.every(({ startsAt }) => free.has(startsAt)));
    for (const scheduledAt of ['2027-01-15T08:00:00Z', '2027-01-15T10:00:00Z']) {
      assert.equal((await book(token, payload(coachId, { scheduledAt }))).status, 201);
    }
  });

  test('gives one slot to one of 40 who want it at once, and the others somewhere to go', async () => {
    const coachId = await addCoach(server());
    const tokens = await Promise.all(Array.from({ length: 40 }, () => aClient()));
    const answers = await Promise.all(tokens.map((token) => book(token, payload(coachId))));
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    const refused = answers.filter(({ problem }) => problem?.code === 'slot_taken');
    assert.equal(refused.length, 39);
    assert.ok(refused.every(({ problem }) => problem?.alternatives?.length === 3));
  });

  test('refuses what the coach does not offer, each with its own code', async () => {
    const coachId = await addCoach(server(), {
      schedule: { weekly: everyDay('09:00', '17:00'), minNoticeMinutes: 24 * 60, horizonDays: 60 },
      offers: [{ title: 'Short', durationMinutes: 30 }],
    });
    const cases: Record<string, object> = {
      outside_schedule: { durationMinutes: 30, scheduledAt: '2027-01-15T17:00:00' },
      too_soon: { durationMinutes: 30, scheduledAt: '2026-12-01T12:00:00' },
      beyond_horizon: { durationMinutes: 30, scheduledAt: '2027-03-15T12:00:00' },
      validation_failed: { durationMinutes: 45 },
    };
    for (const [code, changes] of Object.entries(cases)) {
      const { problem } = await book(await aClient(), payload(coachId, changes));
      assert.equal(problem?.code, code);
    }
    const nobody = await book(await aClient(), payload(randomUUID()));
    assert.equal(nobody.problem?.code, 'not_found');
  });

  test('takes identity from the token and never from the body', async () => {
    const coachId = await addCoach(server());
    for (const field of ['clientId', 'userId', 'subject', 'role']) {
      const { problem } = await book(await aClient(), payload(coachId, { [field]: 'admin-1' }));
      assert.deepEqual(problem?.issues?.[0]?.path, [field]);
    }
  });

  test('gives any Unicode back unchanged', async () => {
    const coachId = await addCoach(server());
    const title = 'Ünï “çøðé” 🧘🏽‍♀️ \u202eabc\u202c ﷽ \u0007';
    const description = '\u0000'.length
      ? 'line\r\nline\u2028tab\t\u{10ffff} \\u0041 </script> \' " ; --'
      : '';
    const metadata = { 'clé 🔑': 'значение', constructor: 'x', toString: 'y' };
    const token = await aClient();
    const { answer } = await book(token, payload(coachId, { title, description, metadata }));
    const read = await call(server().url, 'getSession', { token, params: { id: answer!.id } });
    assert.deepEqual(
      { title: read.answer?.title, description: read.answer?.description, metadata: read.answer?.metadata },
      { title, description, metadata },
    );
  });

  describe('with an Idempotency-Key', () => {
    test('has one effect, and the first answer again byte for byte', async () => {
      const coachId = await addCoach(server());
      const token = await aClient();
      const key = randomUUID();
      const first = await book(token, payload(coachId), key);
      const again = await book(token, payload(coachId), key);
      assert.deepEqual([first.status, again.status], [201, 201]);
      assert.equal(again.text, first.text);
      assert.equal(again.headers.get('Location'), first.headers.get('Location'));
      assert.equal(first.headers.get('Idempotency-Replayed'), null);
      assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    });

    test('may have blanks in it, which set keys apart, but must be one', async () => {
      const coachId = await addCoach(server());
      const token = await aClient();
      const first = await book(token, payload(coachId), 'my  key');
      const again = await book(token, payload(coachId), 'my  key');
      assert.equal(first.status, 201, first.text);
      assert.equal(again.text, first.text);
      assert.equal((await book(token, payload(coachId), 'my key')).problem?.code, 'slot_taken');
      const { status, text } = await rawRequest(`${server().url}/api/sessions/book`, {
        method: 'POST',
        headers: [
          ['Authorization', `Bearer ${token}`],
          ['Content-Type', 'application/json'],
          ['Transfer-Encoding', 'chunked'],
          ['Idempotency-Key', 'one'],
          ['Idempotency-Key', 'two'],
        ],
        body: JSON.stringify(payload(coachId)),
      });
      assert.equal(status, 422, text);
    });

    test('is the same request with other white space and another order of keys', async () => {
      const coachId = await addCoach(server());
      const token = await aClient();
      const key = randomUUID();
      const first = await book(token, payload(coachId), key);
      const reversed = Object.fromEntries(Object.entries(payload(coachId)).reverse());
      const response = await fetch(`${server().url}/api/sessions/book`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
        },
        body: JSON.stringify(reversed, null, 4),
      });
      assert.equal(await response.text(), first.text);
    });

    test('is refused for another request', async () => {
      const coachId = await addCoach(server());
      const token = await aClient();
      const key = randomUUID();
      await book(token, payload(coachId), key);
      const other = await book(token, payload(coachId, { title: 'Another' }), key);
      assert.equal(other.problem?.code, 'idempotency_key_reused');
    });

    test("is its owner's alone", async () => {
      const coachId = await addCoach(server());
      const key = randomUUID();
      await book(await aClient(), payload(coachId), key);
      const other = await book(await aClient(), payload(coachId), key);
      assert.equal(other.problem?.code, 'slot_taken');
    });

    test('is not kept when the request is refused', async () => {
      const coachId = await addCoach(server());
      const token = await aClient();
      const key = randomUUID();
      const wrong = await book(token, payload(coachId, { scheduledAt: '2026-01-01T09:00:00' }), key);
      assert.ok(wrong.status >= 400);
      assert.equal((await book(token, payload(coachId), key)).status, 201);
    });

    test('sent ten times at once is one session', async () => {
      const coachId = await addCoach(server());
      const token = await aClient();
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => book(token, payload(coachId), key)));
      const made = answers.filter(({ status }) => status === 201);
      assert.ok(made.length >= 1);
      assert.equal(new Set(made.map(({ text }) => text)).size, 1);
      const others = answers.filter(({ status }) => status !== 201);
      assert.ok(others.every(({ problem }) => problem?.code === 'request_in_progress'));
      const mine = await call(server().url, 'listSessions', { token });
      assert.equal(mine.answer?.items.length, 1);
    });
  });

  describe('reading', () => {
    test('availability costs nothing while nothing has changed', async () => {
      const coachId = await addCoach(server());
      const token = await aClient();
      const params = { id: coachId };
      const query = { from: '2027-01-01', to: '2027-01-31', durationMinutes: '60' };
      const first = await call(server().url, 'listAvailability', { token, params, query });
      const etag = first.headers.get('ETag') ?? '';
      assert.equal(first.headers.get('Cache-Control'), 'private, no-cache');
      const headers = { 'If-None-Match': etag };
      for (const tags of [etag, `"other", W/${etag}`, '*']) {
        const asked = { token, params, query, headers: { 'If-None-Match': tags } };
        const same = await call(server().url, 'listAvailability', asked);
        assert.deepEqual([same.status, same.text, same.headers.get('ETag')], [304, '', etag], tags);
      }
      await book(await aClient(), payload(coachId));
      const changed = await call(server().url, 'listAvailability', { token, params, query, headers });
      assert.equal(changed.status, 200);
      assert.equal(changed.answer!.revision, first.answer!.revision + 1);
      assert.equal(first.answer!.slots.length - changed.answer!.slots.length, 3);
    });

    test('a session costs nothing either', async () => {
      const token = await aClient();
      const { answer } = await book(token, payload(await addCoach(server())));
      const params = { id: answer!.id };
      const first = await call(server().url, 'getSession', { token, params });
      const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
      assert.equal((await call(server().url, 'getSession', { token, params, headers })).status, 304);
    });

    test('a foreign session looks exactly like none, to clients and to other coaches', async () => {
      const coachId = await addCoach(server());
      const { answer } = await book(await aClient(), payload(coachId));
      const other = await addCoach(server());
      for (const token of [await aClient(), await theCoach(other)]) {
        const foreign = await call(server().url, 'getSession', { token, params: { id: answer!.id } });
        const missing = await call(server().url, 'getSession', { token, params: { id: randomUUID() } });
        const { code, detail, title, status } = foreign.problem!;
        const none = missing.problem!;
        assert.deepEqual(
          { code, detail, title, status },
          { code: none.code, detail: none.detail, title: none.title, status: none.status },
        );
        assert.equal(code, 'not_found');
        assert.deepEqual((await call(server().url, 'listSessions', { token })).answer?.items, []);
      }
      for (const token of [await theCoach(coachId), await anAdmin()]) {
        assert.equal(
          (await call(server().url, 'getSession', { token, params: { id: answer!.id } })).status,
          200,
        );
      }
    });

    test('an id in capitals is the same id', async () => {
      const token = await aClient();
      const { answer } = await book(token, payload(await addCoach(server())));
      const read = await call(server().url, 'getSession', {
        token,
        params: { id: answer!.id.toUpperCase() },
      });
      assert.equal(read.answer?.id, answer!.id);
    });
  });

  test('opens with one request for a stranger: token, coach and slots', async () => {
    const coachId = await addCoach(server(), { offers: [{ title: 'Coaching', durationMinutes: 60 }] });
    const { headers, answer } = await call(server().url, 'getVisit', { query: { coachId } });
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(answer?.coaches[0]?.id, coachId);
    const first = answer.availability?.slots[0];
    assert.ok(first);
    const { status, answer: session } = await book(
      answer.token,
      payload(coachId, { scheduledAt: first.startsAt }),
    );
    assert.equal(status, 201);
    assert.equal(session?.clientId, answer.subject);
  });

  test('gives a visitor a link that opens his session and nothing else', async () => {
    const coachId = await addCoach(server());
    const visitor = (await call(server().url, 'createVisitor')).answer!;
    const client = { name: 'Grace', email: 'grace@example.com' };
    const { answer } = await book(visitor.token, payload(coachId, { client }));
    const link = new URL(answer!.manageUrl ?? '');
    assert.equal(link.origin, server().url);
    assert.equal(link.pathname, '/manage');
    const token = new URLSearchParams(link.hash.slice(1)).get('token') ?? '';
    const read = await call(server().url, 'getSession', { token, params: { id: answer!.id } });
    assert.equal(read.answer?.id, answer!.id);
    const other = await book(visitor.token, payload(coachId, { client, scheduledAt: '2027-01-16T09:00:00' }));
    const foreign = await call(server().url, 'getSession', { token, params: { id: other.answer!.id } });
    assert.equal(foreign.problem?.code, 'not_found');
    assert.equal((await call(server().url, 'listSessions', { token })).problem?.code, 'forbidden');
  });
});

onEachEngine(
  'limits of a client',
  (server: () => TestServer) => {
    before(() => server().clock.set(NOW));

    test('hold when he books in a rush: five open sessions with one coach, ten an hour', async () => {
      const coaches = await Promise.all([1, 2, 3].map(() => addCoach(server())));
      const token = await aClient();
      const attempts = coaches.flatMap((coachId) =>
        Array.from({ length: 8 }, (_, index) =>
          call(server().url, 'bookSession', {
            token,
            body: payload(coachId, { scheduledAt: `2027-01-${10 + index}T09:00:00` }),
          }),
        ),
      );
      const answers = await Promise.all(attempts);
      const booked = answers.filter(({ status }) => status === 201);
      assert.equal(booked.length, 10);
      for (const coachId of coaches) {
        assert.ok(booked.filter(({ answer }) => answer?.coachId === coachId).length <= 5);
      }
      assert.ok(answers.every(({ status, problem }) => status === 201 || problem?.code === 'booking_limit'));
    });
  },
  { env: { LIMITS: 'on' } },
);
