import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../../scripts/bench/row.ts';
import { freshenPages } from '../../scripts/build.ts';
import { startProcess } from '../test/server-process.ts';
import { machineMs, percentile } from './support/percentile.ts';

const ROUNDS = 5;

/** Measures how long a server takes from its start until it answers, on a folder that was used before. */
export const row: Row = {
  title: 'From start to first answer, embedded database, demo coaches',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'session-booking-bench-'));
    try {
      await freshenPages();
      const cold = await firstAnswerMs(folder);
      const warm: number[] = [];
      const typed: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        warm.push(await firstAnswerMs(folder));
        typed.push(await firstAnswerMs(folder, ['npm', 'start']));
        bare.push(await emptyProcessMs());
      }
      const against = { what: 'a Node process that does nothing', value: percentile(bare, 0.5) / 1000 };
      const value = percentile(warm, 0.5) / 1000;
      return [
        { what: 'npm start, warm', value: percentile(typed, 0.5) / 1000, unit: 's', aim: { atMost: 2 } },
        { what: 'the server alone, warm', value, unit: 's', aim: { atMost: 2 } },
        { what: 'the server alone, warm, beside an empty process', value, unit: 's', against },
        { what: 'the very first, which makes the database', value: cold / 1000, unit: 's', against },
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function firstAnswerMs(folder: string, command?: string[]): Promise<number> {
  const began = machineMs();
  const server = startProcess({ DATA_DIR: folder, DEMO: '1', LOG_LEVEL: 'error' }, command);
  const answer = await fetch(`${await server.url()}/api/visit`);
  await answer.arrayBuffer();
  const tookMs = machineMs() - began;
  server.signal('SIGTERM');
  await server.ended();
  if (!answer.ok) throw new Error(`The first answer was ${answer.status}.`);
  return tookMs;
}

async function emptyProcessMs(): Promise<number> {
  const began = machineMs();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return machineMs() - began;
}
