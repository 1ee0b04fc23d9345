import { routes, type Route, type RouteName } from '@session-booking/sdk/contract';
import fc from 'fast-check';

/** A request as it goes over the line. */
export type OddRequest = {
  name: RouteName;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | undefined;
};

/** What requests may name to reach deeper than the first check. */
export type Known = { coachIds: string[]; sessionIds: string[]; tokens: string[] };

const hour = fc.integer({ min: 0, max: 23 }).map((each) => String(each).padStart(2, '0'));
const time = fc
  .tuple(fc.integer({ min: 1, max: 28 }), hour, fc.constantFrom('', 'Z', '+05:30', '-11:00'))
  .map(([day, at, zone]) => `2027-01-${String(day).padStart(2, '0')}T${at}:00:00${zone}`);

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    'a\u0000b',
    '\u202e',
    '\u2028',
    "' or 1=1 --",
    '<script>',
    '%00',
    '../..',
    '-1',
    'NaN',
    '1e999',
  ),
  fc.constantFrom(
    '0000-00-00',
    '9999-12-31',
    '2027-02-30',
    '+275760-09-13T00:00:00Z',
    '2027-01-01T24:00:00',
    'Mars/Olympus',
    'UTC',
    'GMT+1',
  ),
  fc.integer({ min: 0, max: 20_000 }).map((length) => 'x'.repeat(length)),
  time,
);

const oddValue = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
  fc.constantFrom(null, true, [], {}, -0, 2 ** 53, -1, 0, 1.5, 1e308),
);

/** Gives a body that would pass, for routes that take more than an empty one. */
function soundBodies({ coachIds, sessionIds }: Known): Partial<Record<RouteName, fc.Arbitrary<object>>> {
  const coachId = fc.constantFrom(...coachIds);
  const slot = fc.record({ coachId, scheduledAt: time, durationMinutes: fc.constantFrom(30, 60) });
  const schedule = {
    ...{ timeZone: 'Europe/Madrid', weekly: [{ day: 1, start: '09:00', end: '17:00' }], overrides: [] },
    ...{
      stepMinutes: 30,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minNoticeMinutes: 0,
      horizonDays: 60,
    },
  };
  return {
    bookSession: fc.tuple(slot, oddText).map(([given, description]) => ({
      ...given,
      ...{ title: 'Check-in', description, timeZone: 'UTC', holdId: sessionIds[0], metadata: { a: 'b' } },
      client: { name: 'Ada', email: 'ada@example.com' },
    })),
    createHold: slot,
    leaveHold: fc.constant({ token: 'none' }),
    createDemoToken: fc.record({ role: fc.constantFrom('client', 'coach', 'admin'), coachId }),
    cancelSession: fc.constant({ reason: 'ill', cancellationType: 'other', requestRefund: true }),
    rescheduleSession: fc.record({ scheduledAt: time }),
    completeSession: fc.constant({ notes: 'n', rating: 5, feedback: 'f', actionItems: ['a'] }),
    giveFeedback: fc.constant({ rating: 4, feedback: 'good' }),
    replaceSchedule: fc.constant(schedule),
    createCoach: fc.constant({
      name: 'New',
      languages: ['en'],
      sessionTypes: [{ title: 'T', durationMinutes: 60 }],
      schedule,
    }),
    changeCoach: fc.constant({ headline: 'h', policy: { lateFeePercent: 10 }, schedule }),
  };
}

/** Makes some fields odd, drops some, and adds some that do not exist. */
function spoiled(sound: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const fate = fc.oneof(
    { weight: 6, arbitrary: fc.constant('keep' as const) },
    { weight: 1, arbitrary: fc.constant('drop' as const) },
    { weight: 2, arbitrary: fc.constant('spoil' as const) },
  );
  return fc
    .tuple(
      sound,
      fc.array(fc.tuple(fate, oddValue), { minLength: 12, maxLength: 12 }),
      fc.dictionary(oddText, oddValue, { maxKeys: 1 }),
    )
    .map(([given, fates, extra]) => {
      const fields = Object.entries(given).flatMap(([name, value]: [string, unknown], index) => {
        const [chosen, odd] = fates[index] ?? ['keep', null];
        return chosen === 'drop' ? [] : [[name, chosen === 'spoil' ? odd : value] as const];
      });
      return { ...Object.fromEntries(fields), ...extra };
    });
}

const bytes = fc.uint8Array({ maxLength: 60 }).map((each) => Uint8Array.from(each));
const jsonType = { 'Content-Type': 'application/json' };

function bodyOf(row: Route, sound: fc.Arbitrary<object> | undefined) {
  if (!row.body) return fc.constant({ body: undefined, headers: {} });
  const json = fc
    .oneof({ weight: 5, arbitrary: spoiled(sound ?? fc.constant({})) }, { weight: 1, arbitrary: oddValue })
    .map((value) => ({ body: JSON.stringify(value), headers: jsonType }));
  const raw = fc.record({
    body: fc.oneof(
      bytes,
      oddText,
      fc.json().map((text) => text.slice(1)),
    ),
    headers: fc.constantFrom<Record<string, string>>(
      jsonType,
      {},
      { 'Content-Type': 'text/xml' },
      { ...jsonType, 'Content-Encoding': 'br' },
    ),
  });
  return fc.oneof({ weight: 6, arbitrary: json }, { weight: 1, arbitrary: raw });
}

const parameters = [
  'from',
  'to',
  'durationMinutes',
  'coachId',
  'include',
  'holdId',
  'sessionTypeId',
  'status',
  'limit',
  'cursor',
  'type',
  'subject',
];
const query = fc.oneof(
  fc.constant('from=2027-01-01&to=2027-01-31&durationMinutes=60'),
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...parameters), oddText), oddText), { maxLength: 4 })
    .map((pairs) =>
      new URLSearchParams(pairs.map(([name, value]) => [name.slice(0, 100), value.slice(0, 300)])).toString(),
    ),
  fc.constant(''),
);

const visible = /^[\x20-\x7e]*$/;
const key = fc.option(
  fc.oneof(
    fc.uuid(),
    oddText.filter((text) => visible.test(text)).map((text) => text.slice(0, 300)),
  ),
  { nil: undefined },
);

/** Generates requests for every route of the contract: some sound, most odd in one place, some odd all over. */
export function oddRequest(known: Known): fc.Arbitrary<OddRequest> {
  const sound = soundBodies(known);
  const names = Object.keys(routes) as RouteName[];
  const ids = fc.oneof(
    fc.constantFrom(...known.coachIds, ...known.sessionIds),
    fc.uuid(),
    oddText.map((text) => text.slice(0, 100)),
  );
  const token = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known.tokens) },
    fc.constantFrom('', 'x.y.z', 'eyJhbGciOiJub25lIn0.e30.'),
  );
  return fc.constantFrom(...names).chain((name) => {
    const row: Route = routes[name];
    return fc
      .tuple(ids, query, bodyOf(row, sound[name]), token, key)
      .map(([id, search, { body, headers }, bearer, idempotencyKey]) => ({
        name,
        method: row.method,
        path: row.path.replace('{id}', encodeURIComponent(id.toWellFormed())) + (search ? `?${search}` : ''),
        headers: {
          ...headers,
          ...(bearer && { Authorization: `Bearer ${bearer}` }),
          ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
        },
        body,
      }));
  });
}
