import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { commonCodes, routes, type Route } from '@session-booking/sdk/contract';
import fc from 'fast-check';
import { call, readProblem } from './call.ts';
import { addCoach } from './coaches.ts';
import { oddRequest, type Known } from './odd-requests.ts';
import { onEachEngine } from './test-server.ts';
import { aClient, anAdmin, theCoach } from './tokens.ts';

/** Enough to meet every kind of oddity; the promise "bad input" runs the same generator for longer. */
const RUNS = 1500;

onEachEngine(
  'odd requests',
  (server) => {
    let known: Known;
    before(async () => {
      server().clock.set('2026-12-20T08:00:00Z');
      const coachIds = [
        await addCoach(server()),
        await addCoach(server(), { schedule: { timeZone: 'Pacific/Apia' } }),
      ];
      const client = await aClient();
      const body = {
        title: 'a',
        scheduledAt: '2027-01-15T09:00:00',
        durationMinutes: 60,
        coachId: coachIds[0]!,
      };
      const { answer } = await call(server().url, 'bookSession', { token: client, body });
      const visitor = await call(server().url, 'createVisitor');
      const tokens = [client, await theCoach(coachIds[0]!), await anAdmin(), visitor.answer!.token];
      known = { coachIds, sessionIds: [answer!.id], tokens };
    });

    test('get an answer of the contract, never a fault of the server', async () => {
      await fc.assert(
        fc.asyncProperty(oddRequest(known), async ({ name, method, path, headers, body }) => {
          const response = await fetch(server().url + path, {
            method,
            headers,
            ...(body !== undefined && { body }),
          });
          const text = await response.text();
          const row: Route = routes[name];
          if (response.status < 400) {
            assert.equal(response.status, row.status);
            return;
          }
          const { code } = readProblem(response, text);
          assert.ok(response.status < 500, `${response.status} ${code}`);
          assert.ok(
            [...commonCodes(row), 'not_found', 'method_not_allowed'].some((each) => each === code),
            `${name} answered ${code}, which its row does not list`,
          );
        }),
        { numRuns: RUNS },
      );
      assert.deepEqual(
        server().log.filter(({ msg }) => msg === 'failed'),
        [],
      );
    });
  },
  { env: { DEMO: '1' } },
);
