import type { Asker, Question } from './ask.ts';
import { addCoach, admin } from './people.ts';

/** What one contender asks, and what he asks then if the answer was yes. */
export type Wish = { readonly first: Question; readonly then?: (text: string) => Question };

/** A time that many want at once, and how many of them can have what they want. */
export type Contest = {
  readonly kind: string;
  readonly winners: number;
  wish(token: string, index: number): Wish;
};

type Ground = {
  readonly url: string;
  readonly asker: Asker;
  readonly people: readonly string[];
  /** How often each kind of contest is held. */
  readonly rounds: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Each contest has a stretch of its own, so that none stands in the way of another. */
const STRETCH = 6 * HOUR;

/** Holds every kind of contest, again and again, each on times nobody had before. */
export async function* contests({ url, asker, people, rounds }: Ground): AsyncGenerator<Contest> {
  const plain = await addCoach(url);
  const buffered = await addCoach(url, { bufferBeforeMinutes: 15, bufferAfterMinutes: 15 });
  const moving = await addCoach(url);
  const parked = new Parked(url, asker, moving);
  let start = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR;
  for (let round = 0; round < rounds; round += 1) {
    const at = (minutes: number) => start + minutes * MINUTE;
    const shapes = (
      kind: string,
      winners: number,
      coachId: string,
      ...list: [number, number][]
    ): Contest => ({
      ...{ kind, winners },
      wish(token, index) {
        const [offset, minutes] = list[index % list.length] ?? [0, 60];
        return { first: booking(token, coachId, at(offset), minutes) };
      },
    });
    yield shapes('equal times', 1, plain, [60, 60]);
    start += STRETCH;
    yield shapes('half overlapping', 1, plain, [60, 60], [90, 60]);
    start += STRETCH;
    yield shapes('one contains the other', 1, plain, [60, 120], [90, 30], [90, 60]);
    start += STRETCH;
    // Half-open: the end of one is the beginning of the next, and both can be had.
    yield shapes('touching', 2, plain, [60, 60], [120, 60]);
    start += STRETCH;
    yield shapes('touching, but for the buffers', 1, buffered, [60, 60], [120, 60]);
    start += STRETCH;
    yield holding(plain, at(60));
    start += STRETCH;
    await parked.fill(people.filter((_, index) => index % 2 === 0));
    yield parked.contest(at(60));
    start += STRETCH;
  }
}

/** Half hold the time and then book it, half book it straight away. */
function holding(coachId: string, start: number): Contest {
  return {
    ...{ kind: 'holds against bookings', winners: 1 },
    wish(token, index) {
      if (index % 2 === 1) return { first: booking(token, coachId, start, 60) };
      const body = { coachId, scheduledAt: instant(start), durationMinutes: 60 };
      return {
        first: { method: 'POST', path: '/api/holds', token, body },
        then(text) {
          const { id } = JSON.parse(text) as { id: string };
          return booking(token, coachId, start, 60, { holdId: id });
        },
      };
    },
  };
}

/** Sessions that lie far away, to be moved to where others book. */
class Parked {
  #url: string;
  #asker: Asker;
  #coachId: string;
  #sessions = new Map<string, string>();
  #far: number;

  constructor(url: string, asker: Asker, coachId: string) {
    [this.#url, this.#asker, this.#coachId] = [url, asker, coachId];
    this.#far = Math.ceil(Date.now() / HOUR) * HOUR + 500 * 24 * HOUR;
  }

  /** Gives everybody a session who has none. */
  async fill(people: readonly string[]): Promise<void> {
    for (const token of people) {
      if (this.#sessions.has(token)) continue;
      const question = booking(token, this.#coachId, this.#far, 30);
      this.#far += 30 * MINUTE;
      const { status, text } = await this.#asker.ask(this.#url, { ...question, again: true });
      if (status !== 201) throw new Error(`A session to be moved could not be booked: ${text}`);
      this.#sessions.set(token, (JSON.parse(text) as { id: string }).id);
    }
  }

  /** Half move their session there, half book. */
  contest(start: number): Contest {
    return {
      ...{ kind: 'moves against bookings', winners: 1 },
      wish: (token) => {
        const id = this.#sessions.get(token);
        if (!id) return { first: booking(token, this.#coachId, start, 30) };
        const path = `/api/sessions/${id}/reschedule`;
        const body = { scheduledAt: instant(start) };
        // Who won has moved, and gets another to park; who lost still has his.
        return {
          first: { method: 'POST', path, token, body },
          then: () => {
            this.#sessions.delete(token);
            return { path: `/api/sessions/${id}`, token: admin() };
          },
        };
      },
    };
  }
}

function booking(
  token: string,
  coachId: string,
  start: number,
  durationMinutes: number,
  more = {},
): Question {
  const body = { title: 'Contest', coachId, scheduledAt: instant(start), durationMinutes, ...more };
  return { method: 'POST', path: '/api/sessions/book', token, body };
}

/** Writes an instant as the API does. */
export const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
