import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { readConfig, remarksOn } from './config.ts';
import { createLogger } from './logging.ts';
import { describeStartFailure } from './start-failure.ts';
import { startServer } from './start-server.ts';

/** The widget and the demo, built: a package has them beside its own files, a checkout beside its workspaces. */
const ownPages = fileURLToPath(new URL('./pages/', import.meta.url));
const filesDir = existsSync(ownPages) ? ownPages : fileURLToPath(new URL('../../dist/', import.meta.url));
const GRACE_MS = 10_000;

/**
 * Runs the server as a process: reads the settings, starts, says where it is, and stops in order when the system asks.
 * A start that fails is explained on standard error and ends the process with code 1.
 */
export async function runServer(): Promise<void> {
  try {
    await serve();
  } catch (error) {
    process.stderr.write(`${describeStartFailure(error)}\n`);
    process.exitCode = 1;
  }
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  for (const remark of remarksOn(config)) logger.warn(remark);
  const server = await startServer(config, { logger, filesDir });
  process.stdout.write(`Session booking is ready at ${server.url}\n`);
  closeWithGrace({ delay: GRACE_MS, logger }, async ({ err, signal }) => {
    if (err) {
      logger.fatal({ err }, 'stopping after a fault');
      server.reportFault(err);
    } else logger.info({ signal }, 'stopping');
    await server.stop();
  });
}
