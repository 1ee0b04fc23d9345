import { resolve } from 'node:path';
import { limitSettings, readLimits, type Limits } from './limits/limits.ts';
import { environment, type Environment } from './settings.ts';

/** Carries everything the server can be told from outside, checked and with its defaults. */
export type Config = {
  readonly production: boolean;
  readonly demo: boolean;
  readonly host: string;
  /** 0 lets the system pick a free one. */
  readonly port: number;
  /** A PostgreSQL server; null means the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Absolute folder of everything the server keeps; null keeps nothing. */
  readonly dataDir: string | null;
  /** At least 32 bytes; null when only the site's own identity provider signs, or when a demo makes its own. */
  readonly jwtSecret: string | null;
  readonly jwksUrl: URL | null;
  readonly jwtIssuer: string;
  readonly jwtAudience: string;
  readonly allowedOrigins: '*' | readonly string[];
  readonly natsUrl: string | null;
  /** Null when limits are off. */
  readonly limits: Limits | null;
  readonly logLevel: NonNullable<Environment['LOG_LEVEL']>;
  readonly sentryDsn: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Where people reach this server, without a slash at the end; null when nobody said. */
  readonly publicUrl: string | null;
  /** The page a visitor's link opens; null means `/manage` of this server. */
  readonly manageUrl: string | null;
  /** What Express calls `trust proxy`: hops or addresses whose `X-Forwarded-…` counts; false trusts none. */
  readonly trustProxy: number | readonly string[] | false;
};

/** Says in one line a setting what is wrong with it. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Reads the settings from environment variables; an empty variable counts as unset. Throws one `ConfigError` that lists
 * every problem, each line beginning with the variable's name. Values are never part of a message: some are secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  const limits = readLimits(given);
  const wrong = parsed.error?.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`) ?? [];
  const problems = [...wrong, ...limits.problems, ...contradictions(given)];
  if (!parsed.data || problems.length > 0) throw new ConfigError(problems);
  return assemble(parsed.data, limits.limits);
}

/** Lists what is wrong with settings that are each fine alone. */
function contradictions(env: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  const production = env.NODE_ENV === 'production';
  const demo = env.DEMO === '1';
  // What DEMO should have said decides whether a secret is needed; it has its own line already.
  const isDemoKnown = [undefined, '0', '1'].includes(env.DEMO);
  if (production && demo) {
    problems.push(
      'DEMO is refused when NODE_ENV=production, because it gives tokens of any role to anyone. Unset it.',
    );
  }
  if (production && env.LIMITS === 'off') {
    problems.push(
      'LIMITS wants "on" when NODE_ENV=production. Raise single limits instead: ' +
        limitSettings.join(', ') +
        '.',
    );
  }
  if (!env.JWT_SECRET && !env.JWKS_URL && !demo && isDemoKnown) {
    const trial = production ? '' : ', or DEMO=1 to try it out with a generated one';
    problems.push(
      `JWT_SECRET is missing: give a secret of at least 32 bytes, or JWKS_URL of your identity provider${trial}.`,
    );
  }
  if (env.NATS_URL && !env.DATABASE_URL) {
    problems.push('NATS_URL is for several nodes on one PostgreSQL: give DATABASE_URL too, or unset it.');
  }
  if (env.SMTP_URL && !env.MAIL_FROM) {
    problems.push('MAIL_FROM is missing: with SMTP_URL, give the address that mail comes from.');
  }
  return problems;
}

function assemble(env: Environment, limits: Limits): Config {
  return {
    production: env.NODE_ENV === 'production',
    demo: env.DEMO,
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR === 'memory' ? null : resolve(env.DATA_DIR),
    jwtSecret: env.JWT_SECRET ?? null,
    jwksUrl: env.JWKS_URL ? new URL(env.JWKS_URL) : null,
    jwtIssuer: env.JWT_ISSUER,
    jwtAudience: env.JWT_AUDIENCE,
    allowedOrigins: env.ALLOWED_ORIGINS ?? (env.DEMO ? '*' : []),
    natsUrl: env.NATS_URL ?? null,
    limits: env.LIMITS === 'off' ? null : limits,
    // Someone who tries it out looks at the page, not at a line for each request.
    logLevel: env.LOG_LEVEL ?? (env.DEMO ? 'warn' : 'info'),
    sentryDsn: env.SENTRY_DSN ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    manageUrl: env.MANAGE_URL ?? null,
    trustProxy: env.TRUST_PROXY,
  };
}

/** Lists what is allowed but worth a line in the log at start. */
export function remarksOn(config: Config): string[] {
  const remarks: string[] = [];
  if (config.smtpUrl) remarks.push('SMTP_URL is set, but this version sends no mail yet.');
  if (config.jwksUrl && !config.jwtSecret && !config.demo) {
    remarks.push(
      'Without JWT_SECRET there are no visitor tokens: only people the identity provider knows can book.',
    );
  }
  if (config.production && !config.publicUrl) {
    remarks.push('PUBLIC_URL is not set: links in answers use the host name that each request came with.');
  }
  if (config.production && config.allowedOrigins.length === 0) {
    remarks.push('ALLOWED_ORIGINS is not set: no page but those of this server can book.');
  }
  if (config.production && !config.databaseUrl && config.dataDir === null) {
    remarks.push('DATA_DIR is "memory": everything is gone when this process ends.');
  }
  return remarks;
}
