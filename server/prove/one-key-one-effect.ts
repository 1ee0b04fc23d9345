import pg from 'pg';
import { type Asked, Asker, codeOf, type Question, tally } from './ask.ts';
import { checkCalendars } from './check-calendars.ts';
import { instant } from './contests.ts';
import { openCuttingLine } from './cutting-line.ts';
import { startNodes } from './nodes.ts';
import { addCoach, client } from './people.ts';
import type { Proof } from './proof.ts';
import { between, pick } from './seeded.ts';

const MINUTE = 60_000;
const LOST = 0.3;
const AT_ONCE = 16;

/** Sends the same request again and again over a line that loses answers, and counts what came of it. */
export const oneKeyOneEffect: Proof = {
  name: 'one-key-one-effect',
  promise:
    'A request that is sent again under its key has one effect and the same answer, byte for byte, to nobody else.',
  needs: ['PostgreSQL'],
  async run({ short, random, report, postgres }) {
    const keys = short ? 150 : 10_000;
    const DATABASE_URL = await (await postgres()).createDatabase('keys');
    await using nodes = await startNodes(2, { DATABASE_URL });
    await using line = await openCuttingLine(() => pick(random, nodes.list).url, LOST, random);
    using asker = new Asker();
    const coachId = await addCoach(nodes.at(0).url, { stepMinutes: 5 });
    const first = Math.ceil(Date.now() / (60 * MINUTE)) * 60 * MINUTE + 24 * 60 * MINUTE;
    const counts = { sends: 0, different: 0, unmarked: 0, leaked: 0, blocked: 0, heard: 0 };
    const odd: string[] = [];

    const one = async (index: number) => {
      const [token, key] = [client(`sender-${index}`), `key-${index}`];
      const scheduledAt = instant(first + index * 5 * MINUTE);
      const body = { title: key, coachId, scheduledAt, durationMinutes: 5 };
      const question: Question = { method: 'POST', path: '/api/sessions/book', token, key, body };
      const answers = await sendAgain(asker, line.url, question, between(random, 1, 5), random() < 0.3);
      counts.sends += answers.length;
      const yes = answers.filter((answer): answer is Asked => answer?.status === 201);
      if (yes.length > 0) counts.heard += 1;
      odd.push(
        ...answers
          .filter((answer) => answer && answer.status !== 201)
          .map((answer) => (answer ? codeOf(answer) : '')),
      );
      if (new Set(yes.map(({ text }) => text)).size > 1) counts.different += 1;
      if (yes.filter(({ headers }) => headers['idempotency-replayed'] !== 'true').length > 1)
        counts.unmarked += 1;
      if (index % 20 === 0) {
        const stranger = await asker.ask(nodes.at(index).url, {
          ...question,
          token: client(`stranger-${index}`),
        });
        if (codeOf(stranger) !== 'slot_taken') counts.leaked += 1;
      }
      if (index % 10 === 0)
        counts.blocked += Number(!(await canBookAgain(asker, nodes.at(index).url, question)));
    };
    for (let from = 0; from < keys; from += AT_ONCE) {
      const count = Math.min(AT_ONCE, keys - from);
      await Promise.all(Array.from({ length: count }, (_, offset) => one(from + offset)));
    }

    report.tell(
      'keys, and how often they were sent',
      `${keys.toLocaleString('en')}, ${counts.sends.toLocaleString('en')}`,
    );
    report.atLeast(
      'answers lost after the commit, of 100',
      (line.lost / counts.sends) * 100,
      LOST * 100 * 0.7,
    );
    report.tell('keys whose sender heard nothing at all', keys - counts.heard);
    const codes = tally(odd);
    report.tell('other answers', JSON.stringify(codes));
    report.exactly('of them other than "still running"', odd.length - (codes.request_in_progress ?? 0), 0);
    report.exactly('keys with two different answers', counts.different, 0);
    report.exactly('keys with two answers that claim to be the first', counts.unmarked, 0);
    report.exactly('keys with no effect or more than one', await wrongEffects(DATABASE_URL, keys), 0);
    report.exactly('answers that a stranger got by the same key', counts.leaked, 0);
    report.exactly('cancelled times that could not be booked again', counts.blocked, 0);
    report.exactly('overlaps in the database', (await checkCalendars(DATABASE_URL)).overlaps, 0);
  },
};

/** Sends a request so often, one after the other or all at once; null where no answer came. */
async function sendAgain(
  asker: Asker,
  url: string,
  question: Question,
  times: number,
  isAtOnce: boolean,
): Promise<(Asked | null)[]> {
  const send = () => asker.ask(url, question).catch(() => null);
  if (isAtOnce) return Promise.all(Array.from({ length: times }, send));
  const answers: (Asked | null)[] = [];
  for (let sent = 0; sent < times; sent += 1) answers.push(await send());
  return answers;
}

/** Cancels what was booked and books the time anew under another key. */
async function canBookAgain(asker: Asker, url: string, question: Question): Promise<boolean> {
  const replay = await asker.ask(url, question);
  const { id } = JSON.parse(replay.text) as { id: string };
  const { token = '', key = '' } = question;
  const cancelled = await asker.ask(url, {
    ...{ method: 'POST', path: `/api/sessions/${id}/cancel`, token, body: { reason: 'Again' } },
  });
  const again = await asker.ask(url, { ...question, key: `${key}-again` });
  return (
    cancelled.status === 200 && again.status === 201 && (JSON.parse(again.text) as { id: string }).id !== id
  );
}

/** Counts keys that did not book exactly once; every tenth was cancelled and booked again, which makes two. */
async function wrongEffects(connectionString: string, keys: number): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ title: string; booked: number; events: number }>(`
      select title, count(*)::int as booked,
        (select count(*)::int from event join session as own on own.id = session_id
          where type = 'session.booked' and own.title = session.title) as events
      from session group by title`);
    const wrong = rows.filter(({ title, booked, events }) => {
      const wanted = Number(title.slice('key-'.length)) % 10 === 0 ? 2 : 1;
      return booked !== wanted || events !== wanted;
    });
    return wrong.length + Math.abs(keys - rows.length);
  } finally {
    await client.end();
  }
}
