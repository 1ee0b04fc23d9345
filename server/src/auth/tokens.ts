import { createSecretKey, randomUUID, type KeyObject } from 'node:crypto';
import type { Role } from '@session-booking/sdk/contract';
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  SignJWT,
  type JWTPayload,
  type ProtectedHeaderParameters,
} from 'jose';
import type { Actor } from '../domain/actor.ts';
import { DAY, HOUR } from '../domain/interval.ts';
import { Refusal } from '../domain/refusal.ts';
import { actorFrom, claims, type Claims } from './claims.ts';
import { KnownTokens } from './known-tokens.ts';

/** Says who may sign tokens and how they are checked. */
export type TokenSettings = {
  /** Signs this server's own tokens and the site's, HS256; null leaves visitors out. */
  readonly secret: string | null;
  /** Key set of the site's identity provider. */
  readonly jwksUrl: URL | null;
  readonly issuer: string;
  readonly audience: string;
  /** Accepts demo tokens. */
  readonly demo: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** A token that was just made, and when it ends in epoch milliseconds. */
export type Signed = { token: string; subject: string; expiresAt: number };

/** Says whom a token speaks for and when it ends, in epoch milliseconds. */
export type Verified = { actor: Actor; expiresAt: number };

/** Makes and checks bearer tokens. */
export type Tokens = {
  /** False where only the site's identity provider signs; the `sign…` methods then refuse with `forbidden`. */
  readonly canSign: boolean;
  /** Gives whom a token speaks for. Throws `unauthorized` or `token_expired`; `unavailable` when the key set cannot be had. */
  verify(token: string): Promise<Verified>;
  /** Makes a visitor's token, good for 24 hours; a subject renews his. */
  signVisitor(subject?: string): Promise<Signed>;
  /** Makes a token of any role, good for 12 hours. */
  signDemo(who: { role: Role; subject?: string | undefined; coachId?: string | undefined }): Promise<Signed>;
  /** Makes a token that is good for one session only, until `expiresAt`; the same one each time. */
  signManage(grant: { sessionId: string; subject: string; expiresAt: number }): Promise<Signed>;
};

/** Lists the asymmetric algorithms that a key set may use; anything else, `none` above all, is refused. */
const keySetAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Header fields by which a token would bring its own key; none is ever used, so a token that has one is not ours. */
const embeddedKeys = ['jwk', 'jku', 'x5u', 'x5c'];

/** Makes the token service. */
export function createTokens(settings: TokenSettings): Tokens {
  const secret = settings.secret === null ? null : createSecretKey(settings.secret, 'utf8');
  const keySet = settings.jwksUrl && createRemoteJWKSet(settings.jwksUrl, { timeoutDuration: 3000 });
  const known = new KnownTokens<Verified>();
  const sign = (subject: string, expiresAt: number, payload: Omit<Claims, 'sub' | 'exp'>) =>
    signed(settings, secret, subject, expiresAt, payload);

  return {
    canSign: secret !== null,
    async verify(token) {
      const recalled = known.recall(token, settings.now());
      if (recalled) return recalled;
      const { payload, own } = await checkSignature(token, settings, secret, keySet);
      const parsed = claims.safeParse(own ? payload : { ...payload, kind: undefined, sessionId: undefined });
      const actor = parsed.success ? actorFrom(parsed.data) : null;
      if (!parsed.success || !actor || (actor.kind === 'demo' && !settings.demo)) throw invalid();
      const verified = { actor, expiresAt: parsed.data.exp * 1000 };
      // Keys of a set come and go, and with them what was signed by them.
      if (own) known.remember(token, verified);
      return verified;
    },
    signVisitor: (subject = `visitor_${randomUUID()}`) =>
      sign(subject, settings.now() + DAY, { role: 'client', kind: 'visitor' }),
    signDemo: ({ role, subject = `demo_${randomUUID()}`, coachId }) =>
      sign(subject, settings.now() + 12 * HOUR, { role, kind: 'demo', coachId }),
    signManage: ({ sessionId, subject, expiresAt }) =>
      sign(subject, expiresAt, { role: 'client', kind: 'manage', sessionId }),
  };
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** Checks signature, issuer, audience and times; the header picks the key, never the algorithm of the other kind of key. */
async function checkSignature(
  token: string,
  settings: TokenSettings,
  secret: KeyObject | null,
  keySet: KeySet | null,
) {
  const { issuer, audience, now } = settings;
  const options = { issuer, audience, requiredClaims: ['sub', 'exp'], currentDate: new Date(now()) };
  const header = readHeader(token);
  if (embeddedKeys.some((field) => field in header)) throw invalid();
  try {
    if (header.alg === 'HS256' && secret) {
      return {
        payload: (await jwtVerify(token, secret, { ...options, algorithms: ['HS256'] })).payload,
        own: true,
      };
    }
    if (!keySet) throw invalid();
    return {
      payload: (await jwtVerify(token, keySet, { ...options, algorithms: keySetAlgorithms })).payload,
      own: false,
    };
  } catch (error) {
    throw refusalFor(error);
  }
}

function readHeader(token: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw invalid();
  }
}

function refusalFor(error: unknown): unknown {
  if (error instanceof errors.JWTExpired)
    return new Refusal('token_expired', 'The token has expired. Get a new one.');
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || isFetchFailure(error)) {
    return new Refusal(
      'unavailable',
      "The identity provider's keys cannot be read right now. Try again shortly.",
    );
  }
  return error instanceof errors.JOSEError ? invalid() : error;
}

/** Tells a key set that could not be fetched: a network fault, or an answer other than 200 with JSON. */
function isFetchFailure(error: unknown): boolean {
  if (error instanceof TypeError) return error.message === 'fetch failed';
  return error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC';
}

function invalid(): Refusal {
  return new Refusal('unauthorized', 'The token is not valid here.');
}

async function signed(
  { issuer, audience }: TokenSettings,
  secret: KeyObject | null,
  subject: string,
  expiresAt: number,
  payload: JWTPayload & Omit<Claims, 'sub' | 'exp'>,
): Promise<Signed> {
  if (!secret) throw new Refusal('forbidden', 'This server gives no tokens. Sign in with the site.');
  const token = await new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject)
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(secret);
  return { token, subject, expiresAt: Math.floor(expiresAt / 1000) * 1000 };
}
