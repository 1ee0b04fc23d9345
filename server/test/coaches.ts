import { randomUUID } from 'node:crypto';
import type { Schedule } from '@session-booking/sdk/contract';
import { sql } from 'kysely';
import { aSchedule, everyDay } from './given.ts';
import type { TestServer } from './test-server.ts';

/** A session type to give a coach. */
export type Offer = { title: string; durationMinutes: number; price?: { amount: number; currency: string } };

/** Gives a server a coach who works all day, every day, and offers nothing in particular; gives his id. */
export async function addCoach(
  { commands: { db, clock } }: TestServer,
  { schedule = {}, offers = [] }: { schedule?: Partial<Schedule>; offers?: Offer[] } = {},
): Promise<string> {
  const id = randomUUID();
  const whole = aSchedule({ weekly: everyDay('00:00', '24:00'), horizonDays: 400, ...schedule });
  await sql`
    insert into coach (id, name, schedule, created_at, updated_at)
    values (${id}, ${`Coach ${id.slice(0, 8)}`}, ${JSON.stringify(whole)}::jsonb, ${clock}, ${clock})`.execute(
    db,
  );
  for (const [position, { title, durationMinutes, price }] of offers.entries()) {
    await sql`
      insert into session_type (id, coach_id, title, duration_minutes, price_amount, price_currency, position)
      values (${randomUUID()}, ${id}, ${title}, ${durationMinutes}, ${price?.amount ?? null}, ${price?.currency ?? null}, ${position})`.execute(
      db,
    );
  }
  return id;
}
