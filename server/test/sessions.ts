import assert from 'node:assert/strict';
import type { Session } from '@session-booking/sdk/contract';
import { call } from './call.ts';
import { addCoach } from './coaches.ts';
import { at } from './given.ts';
import type { TestServer } from './test-server.ts';
import { aClient, anAdmin, theCoach } from './tokens.ts';

const DAY = 86_400_000;

/** A session of 60 minutes for 100 euro, with tokens of everyone who has to do with it, and of others. */
export type Booked = {
  id: string;
  coachId: string;
  /** Epoch milliseconds. */
  startsAt: number;
  client: string;
  coach: string;
  admin: string;
  session: Session;
};

/** Books a session; the clock is stopped ten days before its start, or at `bookedAt`. */
export async function bookSession(
  server: TestServer,
  {
    start = '2027-03-10T12:00Z',
    bookedAt,
    coachId,
    client,
    title = 'Weekly check-in session',
  }: { start?: string; bookedAt?: string; coachId?: string; client?: string; title?: string } = {},
): Promise<Booked> {
  const startsAt = at(start);
  server.clock.freeze(bookedAt ?? startsAt - 10 * DAY);
  const offers = [{ title: 'Coaching', durationMinutes: 60, price: { amount: 10_000, currency: 'EUR' } }];
  const coach = coachId ?? (await addCoach(server, { offers }));
  const token = client ?? (await aClient());
  const scheduledAt = new Date(startsAt).toISOString();
  const body = { title, scheduledAt, durationMinutes: 60, coachId: coach };
  const { answer, problem } = await call(server.url, 'bookSession', { token, body });
  assert.ok(answer, JSON.stringify(problem));
  const tokens = { client: token, coach: await theCoach(coach), admin: await anAdmin() };
  return { id: answer.id, coachId: coach, startsAt, session: answer, ...tokens };
}

/** Books a session and brings it as far in its life as `status` says; the clock stands where that happened. */
export async function sessionIn(
  server: TestServer,
  status: Session['status'],
  wish: Parameters<typeof bookSession>[1] = {},
): Promise<Booked> {
  const booked = await bookSession(server, wish);
  const { id, coach: token, startsAt } = booked;
  const params = { id };
  const done = async (received: Promise<{ answer: Session | null; text: string }>) => {
    const { answer, text } = await received;
    assert.ok(answer, text);
    booked.session = answer;
  };
  if (status === 'cancelled') {
    await done(call(server.url, 'cancelSession', { token, params, body: { reason: 'Ill' } }));
  } else if (status !== 'scheduled') {
    server.clock.freeze(startsAt);
    await done(call(server.url, 'startSession', { token, params, body: {} }));
    if (status === 'completed') await done(call(server.url, 'completeSession', { token, params, body: {} }));
  }
  return booked;
}
