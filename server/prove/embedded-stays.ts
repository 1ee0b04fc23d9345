import { embeddedFolder } from '../test/embedded-folder.ts';
import { Asker } from './ask.ts';
import { isAsTold, Ledger } from './ledger.ts';
import { type ServerNode, startNode } from './nodes.ts';
import { addCoach, admin, SECRET } from './people.ts';
import type { Proof, Setting } from './proof.ts';
import { between } from './seeded.ts';
import { spread } from './spread.ts';
import { startProcess } from '../test/server-process.ts';

const REFUSED_MS = 2000;

/** Kills the embedded server again and again, starts it on the same folder, and looks for what was acknowledged. */
export const embeddedStays: Proof = {
  name: 'embedded-stays',
  promise:
    'On the embedded database too what was acknowledged is there after kill -9; and one process at a time has it.',
  needs: [],
  async run(setting) {
    const { short, random, report } = setting;
    const kills = short ? 4 : 100;
    const folder = await embeddedFolder();
    try {
      const env = { DATA_DIR: folder.path };
      let node = await startNode(env);
      const coachIds = [
        await addCoach(node.url, { stepMinutes: 5 }),
        await addCoach(node.url, { stepMinutes: 5 }),
      ];
      const ledger = new Ledger({ urls: () => [node.url], coachIds, random, bookers: 4 });
      const againMs: number[] = [];
      try {
        await oneAtATime(setting, env, node);
        for (let round = 0; round < kills; round += 1) {
          await ledger.grown(between(random, 3, 40));
          await node.kill();
          const startedAt = performance.now();
          // The lock of the dead is nobody's: the next one just takes it.
          node = await startNode(env);
          againMs.push(performance.now() - startedAt);
        }
        await ledger.grown(1);
      } finally {
        await ledger.stop();
        await node.kill();
      }
      node = await startNode(env);
      const missing = await lost(node.url, ledger);
      await node.kill();
      report.tell('kill -9', kills);
      report.tell('acknowledged', ledger.entries.length);
      report.tell('never answered, or 503', `${ledger.unknown} and ${ledger.refused}`);
      report.exactly('acknowledged and lost', missing, 0);
      report.exactly('answers that are neither a yes nor a 503', ledger.odd.length, 0);
      report.exactly('starts that took over the lock of the dead', againMs.length, kills);
      report.tell('until it served again', spread(againMs));
    } finally {
      await folder.remove();
    }
  },
};

/** Starts a second server on a folder that is in use. */
async function oneAtATime({ report }: Setting, env: Record<string, string>, node: ServerNode): Promise<void> {
  const settings = { JWT_SECRET: SECRET, LIMITS: 'off', ...env };
  const timed = async (more: Record<string, string>) => {
    const startedAt = performance.now();
    const process = startProcess({ ...settings, ...more });
    const { code } = await process.ended();
    return { code, ms: performance.now() - startedAt, stderr: process.output().stderr.trimEnd() };
  };
  // A process that refuses a setting does nothing but start, which on a busy machine alone may take seconds.
  const bare = await timed({ PORT: 'none' });
  const second = await timed({});
  report.exactly('code of a second opener', second.code ?? 0, 1);
  report.exactly('lines it says', second.stderr.split('\n').length, 1);
  report.exactly('which name the first', Number(second.stderr.includes(`process ${node.process.pid}`)), 1);
  report.tell('refused after', `${second.ms.toFixed(0)} ms, of which starting is ${bare.ms.toFixed(0)} ms`);
  report.inTime('refused, once started, within', second.ms - bare.ms, REFUSED_MS);
}

async function lost(url: string, { entries }: Ledger): Promise<number> {
  using asker = new Asker(8);
  let missing = 0;
  for (const entry of entries) {
    const { status, text } = await asker.ask(url, { path: `/api/sessions/${entry.id}`, token: admin() });
    const found = status === 200 ? (JSON.parse(text) as { status: string }).status : '';
    if (!isAsTold(entry, found)) missing += 1;
  }
  return missing;
}
