import assert from 'node:assert/strict';
import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { exportJWK, SignJWT, UnsecuredJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { HOUR } from '../domain/interval.ts';
import { Refusal } from '../domain/refusal.ts';
import { createTokens, type TokenSettings, type Tokens } from './tokens.ts';

const SECRET = 'a secret of at least thirty-two bytes';
const NOW = Date.UTC(2027, 0, 15, 9);
const COACH = '6f3a1f0e-7b0c-4c56-9d6a-0b8f6f0c2d11';
const secretKey = createSecretKey(SECRET, 'utf8');

const settings: TokenSettings = {
  secret: SECRET,
  jwksUrl: null,
  issuer: 'session-booking',
  audience: 'session-booking',
  demo: false,
  now: () => NOW,
};

const good: JWTPayload = {
  iss: 'session-booking',
  aud: 'session-booking',
  sub: 'somebody',
  role: 'client',
  iat: NOW / 1000,
  exp: NOW / 1000 + 60,
};

function signed(
  payload: JWTPayload,
  key: KeyObject = secretKey,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(key);
}

/** Says what a token is worth: `ok`, or the code it is refused with. */
async function verdict(tokens: Tokens, token: string | Promise<string>): Promise<string> {
  try {
    await tokens.verify(await token);
    return 'ok';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const without = (claim: string) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim));
const tampered = async (payload: JWTPayload) => {
  const [header, , signature] = (await signed(good)).split('.');
  return [header, Buffer.from(JSON.stringify(payload)).toString('base64url'), signature].join('.');
};

describe('tokens signed with the secret', () => {
  const tokens = createTokens(settings);

  test('say who the caller is', async () => {
    const token = await signed({
      ...good,
      role: 'coach',
      coachId: COACH,
      name: 'Inés',
      email: 'ines@example.com',
      plan: 'gold',
    });
    assert.deepEqual((await tokens.verify(token)).actor, {
      subject: 'somebody',
      role: 'coach',
      kind: 'account',
      coachId: COACH,
      sessionId: null,
      name: 'Inés',
      email: 'ines@example.com',
    });
  });

  test('are good until the second they end, and not in it', async () => {
    assert.equal(await verdict(tokens, signed({ ...good, exp: NOW / 1000 + 1 })), 'ok');
    assert.equal(await verdict(tokens, signed({ ...good, exp: NOW / 1000 })), 'token_expired');
    assert.equal(await verdict(tokens, signed({ ...good, nbf: NOW / 1000 + 1 })), 'unauthorized');
  });

  const refused: Record<string, () => string | Promise<string>> = {
    'of the algorithm none': () => new UnsecuredJWT(good).encode(),
    'with another HMAC': () => signed(good, secretKey, { alg: 'HS512' }),
    'signed by somebody else': () =>
      signed(good, createSecretKey('another secret of thirty-two bytes', 'utf8')),
    'whose claims were changed': () => tampered({ ...good, role: 'admin' }),
    'without a signature': async () => `${(await signed(good)).split('.').slice(0, 2).join('.')}.`,
    'with a key of their own': async () => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return signed(good, privateKey, { alg: 'ES256', jwk: await exportJWK(publicKey) });
    },
    'with a key of their own beside a good signature': () => signed(good, secretKey, { jwk: { kty: 'oct' } }),
    'with the address of a key': () => signed(good, secretKey, { jku: 'https://evil.example/keys' }),
    'with an unknown critical header': () =>
      new SignJWT(good)
        .setProtectedHeader({ alg: 'HS256', crit: ['more'], more: 1 })
        .sign(secretKey, { crit: { more: true } }),
    'of another issuer': () => signed({ ...good, iss: 'somebody-else' }),
    'for another audience': () => signed({ ...good, aud: 'another-site' }),
    'without an issuer': () => signed(without('iss')),
    'without an audience': () => signed(without('aud')),
    'without an end': () => signed(without('exp')),
    'without a subject': () => signed(without('sub')),
    'without a role': () => signed(without('role')),
    'with an empty subject': () => signed({ ...good, sub: '' }),
    'with a subject of control characters': () => signed({ ...good, sub: 'a\0b' }),
    'with a subject of 256 characters': () => signed({ ...good, sub: 'x'.repeat(256) }),
    'with a role that does not exist': () => signed({ ...good, role: 'root' }),
    'with several roles': () => signed({ ...good, role: ['client', 'admin'] }),
    'of a coach who is nobody in particular': () => signed({ ...good, role: 'coach' }),
    'of a coach with an odd id': () => signed({ ...good, role: 'coach', coachId: 'me' }),
    'with a name that is no text': () => signed({ ...good, name: { first: 'Ada' } }),
    'of a visitor who is an admin': () => signed({ ...good, kind: 'visitor', role: 'admin' }),
    'of a kind that does not exist': () => signed({ ...good, kind: 'root' }),
    'for one session without saying which': () => signed({ ...good, kind: 'manage' }),
    'of a demo where there is none': () => signed({ ...good, kind: 'demo' }),
    'that are empty': () => '',
    'that are no token': () => 'abc',
    'of two parts': () => 'abc.def',
    'of five parts': () => 'a.b.c.d.e',
  };
  for (const [title, make] of Object.entries(refused)) {
    test(`are refused ${title}`, async () => assert.equal(await verdict(tokens, make()), 'unauthorized'));
  }

  test('need the type of their times to be right', async () => {
    const header = Buffer.from('{"alg":"HS256"}').toString('base64url');
    for (const exp of ['"soon"', 'null', '1e400', '[]']) {
      const body = JSON.stringify({ ...good, exp: 0 }).replace('"exp":0', `"exp":${exp}`);
      const data = `${header}.${Buffer.from(body).toString('base64url')}`;
      const { createHmac } = await import('node:crypto');
      const signature = createHmac('sha256', SECRET).update(data).digest('base64url');
      assert.equal(await verdict(tokens, `${data}.${signature}`), 'unauthorized', exp);
    }
  });
});

describe('tokens this server makes', () => {
  const tokens = createTokens(settings);

  test('make a visitor a client for 24 hours, and keep him the same when renewed', async () => {
    const first = await tokens.signVisitor();
    assert.equal(first.expiresAt, NOW + 24 * HOUR);
    const { actor, expiresAt } = await tokens.verify(first.token);
    assert.equal(expiresAt, first.expiresAt);
    assert.deepEqual(
      { ...actor, subject: typeof actor.subject },
      {
        subject: 'string',
        role: 'client',
        kind: 'visitor',
        coachId: null,
        sessionId: null,
        name: null,
        email: null,
      },
    );
    const renewed = await tokens.signVisitor(actor.subject);
    assert.equal((await tokens.verify(renewed.token)).actor.subject, first.subject);
    assert.notEqual((await tokens.signVisitor()).subject, first.subject);
  });

  test('let a manage link into one session until its end', async () => {
    const { token } = await tokens.signManage({
      sessionId: COACH,
      subject: 'somebody',
      expiresAt: NOW + HOUR,
    });
    const { kind, sessionId, role } = (await tokens.verify(token)).actor;
    assert.deepEqual({ kind, sessionId, role }, { kind: 'visitor', sessionId: COACH, role: 'client' });
    const later = createTokens({ ...settings, now: () => NOW + HOUR });
    assert.equal(await verdict(later, token), 'token_expired');
  });

  test('are of any role in a demo, and only there', async () => {
    const demo = createTokens({ ...settings, demo: true });
    const { token } = await demo.signDemo({ role: 'coach', subject: 'ines', coachId: COACH });
    assert.deepEqual((await demo.verify(token)).actor, {
      subject: 'ines',
      role: 'coach',
      kind: 'demo',
      coachId: COACH,
      sessionId: null,
      name: null,
      email: null,
    });
    assert.equal(await verdict(tokens, token), 'unauthorized');
  });

  test('are not made without a secret', async () => {
    const none = createTokens({ ...settings, secret: null });
    await assert.rejects(
      none.signVisitor(),
      (error) => error instanceof Refusal && error.code === 'forbidden',
    );
    assert.equal(await verdict(none, signed(good)), 'unauthorized');
  });
});

describe("tokens of the site's identity provider", () => {
  const es = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ed = generateKeyPairSync('ed25519');
  let provider: Server;
  let tokens: Tokens;
  let address: URL;

  before(async () => {
    const keys = await Promise.all(
      Object.entries({ es, rsa, ed }).map(async ([kid, { publicKey }]) => ({
        ...(await exportJWK(publicKey)),
        kid,
      })),
    );
    provider = createServer((_req, res) => res.end(JSON.stringify({ keys }))).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    address = new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`);
    tokens = createTokens({ ...settings, jwksUrl: address });
  });
  after(() => provider.close());

  test('are taken in the pinned algorithms', async () => {
    assert.equal(await verdict(tokens, signed(good, es.privateKey, { alg: 'ES256', kid: 'es' })), 'ok');
    assert.equal(await verdict(tokens, signed(good, rsa.privateKey, { alg: 'RS256', kid: 'rsa' })), 'ok');
    assert.equal(await verdict(tokens, signed(good, rsa.privateKey, { alg: 'PS256', kid: 'rsa' })), 'ok');
    assert.equal(await verdict(tokens, signed(good, ed.privateKey, { alg: 'EdDSA', kid: 'ed' })), 'ok');
  });

  test('cannot be forged with the public key as a secret', async () => {
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' });
    const forged = signed(good, createSecretKey(pem, 'utf8'), { alg: 'HS256', kid: 'rsa' });
    assert.equal(await verdict(tokens, forged), 'unauthorized');
    const onlyKeySet = createTokens({ ...settings, secret: null, jwksUrl: address });
    assert.equal(await verdict(onlyKeySet, forged), 'unauthorized');
  });

  test('are refused with a key that is not in the set, or of the algorithm none', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    assert.equal(
      await verdict(tokens, signed(good, other.privateKey, { alg: 'ES256', kid: 'es' })),
      'unauthorized',
    );
    assert.equal(
      await verdict(tokens, signed(good, other.privateKey, { alg: 'ES256', kid: 'new' })),
      'unauthorized',
    );
    assert.equal(await verdict(tokens, new UnsecuredJWT(good).encode()), 'unauthorized');
  });

  test('cannot claim to be a kind that only this server makes', async () => {
    const payload = { ...good, kind: 'manage', sessionId: COACH };
    const { actor } = await tokens.verify(await signed(payload, es.privateKey, { alg: 'ES256', kid: 'es' }));
    assert.deepEqual([actor.kind, actor.sessionId], ['account', null]);
  });

  test('are not judged while the key set cannot be had', async () => {
    const gone = createTokens({ ...settings, jwksUrl: new URL('http://127.0.0.1:9/keys') });
    assert.equal(
      await verdict(gone, signed(good, es.privateKey, { alg: 'ES256', kid: 'es' })),
      'unavailable',
    );
    assert.equal(await verdict(gone, signed(good)), 'ok');
  });
});
