import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError, readConfig, remarksOn } from './config.ts';

const JWT_SECRET = 'thirty-two bytes are the minimum';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('have defaults for everything but the secret', () => {
    const config = readConfig({ JWT_SECRET });
    assert.deepEqual(
      { ...config, dataDir: config.dataDir?.endsWith('.data') },
      {
        production: false,
        demo: false,
        host: '127.0.0.1',
        port: 3000,
        databaseUrl: null,
        dataDir: true,
        jwtSecret: JWT_SECRET,
        jwksUrl: null,
        jwtIssuer: 'session-booking',
        jwtAudience: 'session-booking',
        allowedOrigins: [],
        natsUrl: null,
        limits: {
          addressRequests: 1200,
          addressBookings: 120,
          addressVisitors: 30,
          subjectRequests: 300,
          subjectBookings: 10,
          openSessions: 5,
        },
        logLevel: 'info',
        sentryDsn: null,
        smtpUrl: null,
        mailFrom: null,
        publicUrl: null,
        manageUrl: null,
        trustProxy: false,
      },
    );
  });

  test('of a demo need nothing and open the API to every page', () => {
    const config = readConfig({ DEMO: '1', PORT: '', DATABASE_URL: '' });
    assert.deepEqual(
      [config.demo, config.jwtSecret, config.allowedOrigins, config.port, config.logLevel],
      [true, null, '*', 3000, 'warn'],
    );
  });

  const wrong: Record<string, string[]> = {
    NODE_ENV: ['prod', 'Production'],
    PORT: ['65536', '-1', '3000a', '80.5', ' 80'],
    HOST: ['not a host', 'a/b'],
    DATABASE_URL: ['localhost:5432', 'mysql://localhost/x', 'postgres'],
    DATA_DIR: ['a\0b'],
    DEMO: ['true', 'yes'],
    JWT_SECRET: ['31 bytes are one byte too few!!'],
    JWKS_URL: ['http://idp.example.com/keys', 'keys.json'],
    ALLOWED_ORIGINS: [
      'example.com',
      'https://example.com/',
      'https://a.example,*',
      'https://a.example/path',
      'ftp://a.example',
    ],
    NATS_URL: ['localhost', 'http://localhost:4222'],
    LIMITS: ['false', 'OFF'],
    LIMIT_ADDRESS_REQUESTS: ['0', '-1', '1.5', 'many', '99999999'],
    LIMIT_ADRESS_REQUESTS: ['5'],
    LOG_LEVEL: ['verbose'],
    SENTRY_DSN: ['yes', 'https://sentry.example/1', 'https://key@sentry.example/project'],
    SMTP_URL: ['mail.example.com'],
    MAIL_FROM: ['Bookings', 'a b@example.com'],
    PUBLIC_URL: ['reservas.example.org'],
    MANAGE_URL: ['/manage'],
    TRUST_PROXY: ['true', '10', '10.0.0.0/33', 'proxy', '1.2.3'],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      test(`refuse ${name}=${JSON.stringify(value)} in one line that names it and not the value`, () => {
        const rest: Record<string, string> = name === 'SMTP_URL' ? { MAIL_FROM: 'a@example.com' } : {};
        const problems = problemsOf({
          JWT_SECRET,
          DATABASE_URL: 'postgres://localhost/x',
          ...rest,
          [name]: value,
        });
        assert.equal(problems.length, 1, problems.join('\n'));
        assert.match(problems[0] ?? '', new RegExp(`^${name} (wants|is not a setting)`));
        assert.doesNotMatch(problems[0] ?? '', /\n/);
        if (value.length > 12) assert.ok(!problems[0]?.includes(value));
      });
    }
  }

  test('list every problem at once, also those of settings that are each fine alone', () => {
    const problems = problemsOf({
      PORT: 'x',
      DEMO: '1',
      NODE_ENV: 'production',
      LIMITS: 'off',
      NATS_URL: 'nats://localhost',
    });
    assert.deepEqual(
      problems.map((problem) => problem.split(' ', 1)[0]),
      ['PORT', 'DEMO', 'LIMITS', 'NATS_URL'],
    );
  });

  test('of production need a secret or a key set, and say so without offering a demo', () => {
    const [problem = '', ...others] = problemsOf({ NODE_ENV: 'production' });
    assert.deepEqual(others, []);
    assert.match(problem, /^JWT_SECRET is missing/);
    assert.doesNotMatch(problem, /DEMO/);
    assert.deepEqual(problemsOf({ NODE_ENV: 'production', JWT_SECRET }), []);
    assert.deepEqual(problemsOf({ NODE_ENV: 'production', JWKS_URL: 'https://idp.example.com/keys' }), []);
    assert.match(problemsOf({}).join(), /DEMO=1/);
    assert.deepEqual(problemsOf({ DEMO: 'yes' }), ['DEMO wants 1 or 0.']);
  });

  test('that are allowed but surprising are remarked on', () => {
    const names = (env: Record<string, string>) =>
      remarksOn(readConfig(env)).map((line) => line.split(' ', 1)[0]);
    assert.deepEqual(names({ JWT_SECRET }), []);
    const production = {
      NODE_ENV: 'production',
      JWKS_URL: 'https://idp.example.com/keys',
      DATA_DIR: 'memory',
    };
    assert.deepEqual(names(production), ['Without', 'PUBLIC_URL', 'ALLOWED_ORIGINS', 'DATA_DIR']);
    assert.deepEqual(names({ JWT_SECRET, SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'a@example.com' }), [
      'SMTP_URL',
    ]);
  });

  test('are read into what the server uses', () => {
    const config = readConfig({
      JWT_SECRET,
      DATA_DIR: 'memory',
      ALLOWED_ORIGINS: 'https://a.example, http://localhost:8080',
      LIMIT_OPEN_SESSIONS: '7',
      TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8',
      PUBLIC_URL: 'https://booking.example.com/',
      MAIL_FROM: 'Bookings <bookings@example.com>',
    });
    assert.equal(config.dataDir, null);
    assert.deepEqual(config.allowedOrigins, ['https://a.example', 'http://localhost:8080']);
    assert.equal(config.limits?.openSessions, 7);
    assert.deepEqual(config.trustProxy, ['loopback', '10.0.0.0/8', 'fd00::/8']);
    assert.equal(config.publicUrl, 'https://booking.example.com');
    assert.equal(readConfig({ JWT_SECRET, TRUST_PROXY: '2' }).trustProxy, 2);
    assert.equal(readConfig({ JWT_SECRET, LIMITS: 'off' }).limits, null);
  });
});
