import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../src/http/openapi/document.ts';
import { findPostgres } from './programs.ts';
import type { Proof, Setting } from './proof.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Totals = { passed: number; failed: number; skipped: number };

/** Runs test files as `npm test` does, on PostgreSQL too where it is installed, and reports how many passed. */
export async function runSuites(
  { report }: Setting,
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'session-booking-prove-'));
  const [totals, spec] = [join(folder, 'totals.json'), join(folder, 'spec.txt')];
  const reporters = { './scripts/node-totals.ts': totals, spec };
  const flags = Object.entries(reporters).flatMap(([name, file]) => [
    `--test-reporter=${name}`,
    `--test-reporter-destination=${file}`,
  ]);
  try {
    const args = [
      '--conditions=session-booking-source',
      '--test',
      '--test-concurrency=2',
      ...flags,
      ...files,
    ];
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      // An empty address says that nothing is to be looked for there.
      env: { ...process.env, TEST_DATABASE_URL: '', TEST_NATS_URL: '', ...env },
    });
    await once(child, 'close');
    const { passed, failed, skipped } = JSON.parse(await readFile(totals, 'utf8')) as Totals;
    report.tell('files', files.map((file) => file.split('/').at(-1)?.replace('.test.ts', '')).join(', '));
    report.atLeast('tests that passed', passed, 1);
    report.exactly('tests that failed', failed, 0);
    report.tell('tests left out', skipped);
    if (failed > 0) console.log((await readFile(spec, 'utf8')).split('failing tests:').at(-1));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const REQUESTS = 100_000;

/** Makes a database for suites that run on both engines. */
async function bothEngines({ report, postgres }: Setting): Promise<NodeJS.ProcessEnv> {
  if (findPostgres()) return { TEST_DATABASE_URL: await (await postgres()).createDatabase('suites') };
  report.tell('on PostgreSQL', 'SKIPPED: it is not installed');
  return {};
}

/** Asks everything there is in every wrong way. */
export const badInput: Proof = {
  name: 'bad-input',
  promise:
    'Whatever is sent, the answer is never a fault of the server, and every refusal names what is wrong.',
  needs: [],
  async run(setting) {
    const operations = Object.values(openApiDocument({ demo: false, url: '/' }).paths).flatMap((path) =>
      Object.keys(path).filter((key) => /^(get|put|post|patch|delete)$/.test(key)),
    ).length;
    const engines = findPostgres() ? 2 : 1;
    const runs = setting.short ? 20 : Math.ceil(REQUESTS / operations / engines);
    await runSuites(
      setting,
      [
        'server/test/fuzz.test.ts',
        'server/test/bad-requests.test.ts',
        'server/test/odd-requests.test.ts',
        'server/src/http/strict-json.test.ts',
      ],
      { ...(await bothEngines(setting)), FUZZ_RUNS: String(runs) },
    );
    setting.report.atLeast('requests made up', runs * operations * engines, setting.short ? 500 : REQUESTS);
  },
};

/** Goes through every zone and every clock change. */
export const time: Proof = {
  name: 'time',
  promise:
    'Slots and rules are right in every time zone over every clock change from 2025 to 2037, to the second.',
  needs: [],
  async run(setting) {
    const files = ['clock-changes', 'wall-time', 'availability-oracle', 'cancellation', 'session-life'];
    for (const TZ of setting.short ? ['UTC'] : ['UTC', 'America/New_York', 'Australia/Sydney']) {
      setting.report.tell('on a machine in', TZ);
      await runSuites(
        setting,
        files.map((file) => `server/src/domain/${file}.test.ts`),
        { TZ, PROPERTY_RUNS: setting.short ? '150' : '2000' },
      );
    }
    setting.report.tell('zones', Intl.supportedValuesOf('timeZone').length);
  },
};

/** Comes with every kind of token that must not count. */
export const tokens: Proof = {
  name: 'tokens',
  promise: 'A token that is unsigned, forged, swapped, expired or meant for others counts nowhere.',
  needs: [],
  run: async (setting) =>
    runSuites(
      setting,
      [
        'server/src/auth/tokens.test.ts',
        'server/test/tokens-over-http.test.ts',
        'server/test/realtime.test.ts',
        'server/test/origins.test.ts',
      ],
      await bothEngines(setting),
    ),
};

/** Lets everybody try everything with what is not his. */
export const nobodyElse: Proof = {
  name: 'nobody-else',
  promise: 'Nobody sees or does what is not his; what is foreign looks like what is missing.',
  needs: [],
  run: async (setting) =>
    runSuites(
      setting,
      [
        'server/src/domain/permissions.test.ts',
        'server/test/roles.test.ts',
        'server/test/manage-link.test.ts',
        'server/test/coach-side.test.ts',
      ],
      await bothEngines(setting),
    ),
};
