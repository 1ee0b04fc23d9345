import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { SECRET } from './test-server.ts';

/** Signs a token as the site itself would, valid for an hour unless the claims say otherwise. */
export async function signToken(claims: Record<string, unknown>, secret = SECRET): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: 'session-booking', aud: 'session-booking', iat: now, exp: now + 3600, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(createSecretKey(secret, 'utf8'));
}

let made = 0;

/** Signs the token of a client whom nobody else is. */
export function aClient(claims: Record<string, unknown> = {}): Promise<string> {
  made += 1;
  return signToken({
    sub: `client-${process.pid}-${made}`,
    role: 'client',
    name: 'Ada',
    email: 'ada@example.com',
    ...claims,
  });
}

/** Signs the token of a coach. */
export function theCoach(coachId: string): Promise<string> {
  return signToken({ sub: `coach-${coachId}`, role: 'coach', coachId });
}

/** Signs the token of an admin. */
export function anAdmin(): Promise<string> {
  return signToken({ sub: 'admin-1', role: 'admin' });
}
