import { isIP } from 'node:net';
import * as z from 'zod/mini';

/** Makes a schema for a setting that is an address of one of the given protocols; messages follow the variable's name. */
function url(protocols: readonly string[], wants: string) {
  const isOne = (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
  return z.string().check(z.refine(isOne, wants));
}

const https = (value: string) => {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
};

const isOrigin = (value: string) =>
  /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value;

const allowedOrigins = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (value) => value === '*' || split(value).every(isOrigin),
        'wants * or a comma list of origins such as https://www.example.com (scheme and host, no path, no slash at the end).',
      ),
    ),
  z.transform((value): '*' | readonly string[] => (value === '*' ? '*' : split(value))),
);

/** Tells whether Sentry's library would send anything there: it only warns of an address it cannot use. */
function isProjectAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, pathname } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && username !== '' && /\/\d+$/.test(pathname);
}

/** Tells whether a word names addresses: one, a block such as `10.0.0.0/8`, or one of Express's own names. */
function isAddressRange(value: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true;
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const trustProxy = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (value) => /^\d$/.test(value) || split(value).every(isAddressRange),
        'wants how many proxies stand in front (0 to 9), or a comma list of their addresses, for example 10.0.0.0/8.',
      ),
    ),
  z.transform((value) => (value === '0' ? false : /^\d$/.test(value) ? Number(value) : split(value))),
);

const bytes = (value: string) => new TextEncoder().encode(value).length;
const listed = <const Values extends readonly string[]>(values: Values, wants: string) =>
  z.enum(values, wants);
const name = z.string().check(z.maxLength(255, 'wants at most 255 characters.'));

/** Checks the environment variables; every message reads on from the variable's name. */
export const environment = z.object({
  NODE_ENV: z.optional(
    listed(['production', 'development', 'test'], 'wants production, development or test, or to be unset.'),
  ),
  HOST: z._default(
    z
      .string()
      .check(
        z.regex(
          /^[A-Za-z0-9.:_-]{1,253}$/,
          'wants a host name or address to listen on, for example 0.0.0.0.',
        ),
      ),
    '127.0.0.1',
  ),
  PORT: z._default(
    z.pipe(
      z
        .string()
        .check(
          z.refine(
            (value) => /^\d{1,5}$/.test(value) && Number(value) < 65_536,
            'wants a port number, 0 to 65535 (0 picks a free one).',
          ),
        ),
      z.transform(Number),
    ),
    3000,
  ),
  DATABASE_URL: z.optional(
    url(
      ['postgres:', 'postgresql:'],
      'wants postgres://user:password@host:5432/database, or to be unset for the embedded database.',
    ),
  ),
  DATA_DIR: z._default(
    z
      .string()
      .check(z.refine((value) => !value.includes('\0'), 'wants a folder, or "memory" to keep nothing.')),
    '.data',
  ),
  DEMO: z._default(
    z.pipe(
      listed(['0', '1'], 'wants 1 or 0.'),
      z.transform((value) => value === '1'),
    ),
    false,
  ),
  JWT_SECRET: z.optional(
    z
      .string()
      .check(
        z.refine(
          (value) => bytes(value) >= 32,
          'wants at least 32 bytes; "openssl rand -base64 48" makes a good one.',
        ),
      ),
  ),
  JWKS_URL: z.optional(
    z.string().check(z.refine(https, "wants the https address of your identity provider's key set.")),
  ),
  JWT_ISSUER: z._default(name, 'session-booking'),
  JWT_AUDIENCE: z._default(name, 'session-booking'),
  ALLOWED_ORIGINS: z.optional(allowedOrigins),
  NATS_URL: z.optional(url(['nats:', 'tls:'], 'wants nats://host:4222.')),
  LIMITS: z._default(listed(['on', 'off'], 'wants "on" or "off".'), 'on'),
  LOG_LEVEL: z.optional(
    listed(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'wants trace, debug, info, warn, error or silent.',
    ),
  ),
  SENTRY_DSN: z.optional(
    z
      .string()
      .check(
        z.refine(
          isProjectAddress,
          'wants the address that Sentry gives for your project: https://<key>@<host>/<number of the project>.',
        ),
      ),
  ),
  SMTP_URL: z.optional(url(['smtp:', 'smtps:'], 'wants smtp://user:password@host:587.')),
  MAIL_FROM: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^([^<>\r\n]{1,100} <)?[^\s<>@]+@[^\s<>@]+>?$/,
          'wants an e-mail address, for example bookings@example.com.',
        ),
      ),
  ),
  PUBLIC_URL: z.optional(
    url(
      ['http:', 'https:'],
      'wants the address people reach this server at, for example https://booking.example.com.',
    ),
  ),
  MANAGE_URL: z.optional(
    url(['http:', 'https:'], 'wants the address of the page that shows a visitor his session.'),
  ),
  TRUST_PROXY: z._default(trustProxy, false),
});

/** Holds the environment variables as they were understood. */
export type Environment = z.output<typeof environment>;

function split(value: string): string[] {
  return value.split(',').map((each) => each.trim());
}
