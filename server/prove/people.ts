import { createHmac } from 'node:crypto';
import type { Schedule } from '@session-booking/sdk/contract';
import { call } from '../test/call.ts';

/** The secret that nodes of a proof check tokens with. */
export const SECRET = 'a secret for proofs only, of 32 bytes or more';

/** Signs a token as a site would, valid for a day. */
export function signToken(claims: Record<string, unknown>): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: 'session-booking', aud: 'session-booking', iat: now, exp: now + 86_400, ...claims };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`;
}

/** Signs the token of a client by his subject. */
export function client(subject: string): string {
  return signToken({ sub: subject, role: 'client', name: 'Ada', email: 'ada@example.com' });
}

/** Signs tokens of so many different clients. */
export function clients(count: number, group = 'client'): string[] {
  return Array.from({ length: count }, (_, index) => client(`${group}-${index}`));
}

/** Signs the token of an admin. */
export function admin(): string {
  return signToken({ sub: 'admin-1', role: 'admin' });
}

/** Adds a coach who works all day, every day, in UTC, unless told otherwise; gives his id. */
export async function addCoach(url: string, schedule: Partial<Schedule> = {}): Promise<string> {
  const body = { name: 'Grace', schedule: { ...always, ...schedule } };
  const { answer, text } = await call(url, 'createCoach', { token: admin(), body });
  if (!answer) throw new Error(`The coach could not be made: ${text}`);
  return answer.id;
}

const always: Schedule = {
  timeZone: 'UTC',
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: '00:00', end: '24:00' })),
  overrides: [],
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minNoticeMinutes: 0,
  horizonDays: 730,
};
