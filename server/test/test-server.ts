import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { readConfig } from '../src/config.ts';
import { createLogger } from '../src/logging.ts';
import { startServer, type RunningServer } from '../src/start-server.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { testClock, type TestClock } from './test-clock.ts';
import { createTestDatabase, engines, type Engine } from './test-database.ts';

/** The secret that test servers sign and check tokens with. */
export const SECRET = 'a secret for tests only, of 32 bytes or more';

/** A real server in this process, with what tests turn and look at. */
export type TestServer = RunningServer & {
  readonly clock: TestClock;
  /** Every line of the log, parsed. */
  readonly log: Record<string, unknown>[];
  /** Shifts the clock that tokens are checked by, which is apart from the calendar's. */
  shiftTokenClock(ms: number): void;
};

/** What a test may set: the engine, environment variables, and the folder of the built files. */
export type TestSettings = { engine?: Engine; env?: Record<string, string>; filesDir?: string };

/** Starts a server on a free port with a database of its own; `stop` removes both. Limits are off unless set. */
export async function startTestServer({
  engine = 'pglite',
  env = {},
  filesDir = join(tmpdir(), 'session-booking-no-files'),
}: TestSettings = {}): Promise<TestServer> {
  const place = await makePlace(engine);
  const config = readConfig({
    PORT: '0',
    JWT_SECRET: SECRET,
    LIMITS: 'off',
    LOG_LEVEL: 'info',
    ...place.env,
    ...env,
  });
  const clock = testClock();
  const log: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) };
  let tokenShiftMs = 0;
  const server = await startServer(config, {
    logger: createLogger(config.logLevel, destination),
    filesDir,
    clock: clock.sql,
    now: () => Date.now() + tokenShiftMs,
  }).catch(async (error: unknown) => {
    await place.remove();
    throw error;
  });
  return {
    ...server,
    clock,
    log,
    shiftTokenClock: (ms) => {
      tokenShiftMs += ms;
    },
    async stop() {
      await server.stop();
      await place.remove();
    },
  };
}

async function makePlace(
  engine: Engine,
): Promise<{ env: Record<string, string>; remove: () => Promise<void> }> {
  if (engine === 'postgres') {
    const database = await createTestDatabase();
    return { env: { DATABASE_URL: database.url, DATA_DIR: 'memory' }, remove: () => database.drop() };
  }
  const folder = await embeddedFolder();
  return { env: { DATA_DIR: folder.path }, remove: () => folder.remove() };
}

/** Runs a suite once on each engine, each time on a server of its own that the suite asks for when a test runs. */
export function onEachEngine(
  title: string,
  suite: (server: () => TestServer) => void,
  settings: Omit<TestSettings, 'engine'> = {},
): void {
  for (const engine of engines) {
    describe(`${title}, on ${engine}`, () => {
      let server: TestServer | undefined;
      before(async () => {
        server = await startTestServer({ ...settings, engine });
      });
      after(() => server?.stop());
      suite(() => {
        if (!server) throw new Error('The server is there only while tests run.');
        return server;
      });
    });
  }
}
