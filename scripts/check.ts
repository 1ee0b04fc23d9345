import process from 'node:process';

import { root, type Run, runNode, runTool } from './tool.ts';

interface Step {
  name: string;
  run: () => Promise<Run>;
}

const script = (name: string, ...args: string[]) =>
  runNode([`${root}/scripts/${name}.ts`, ...args], { capture: true });
const capture = { capture: true };

const STATIC: Step[] = [
  // No cache: rules that know types depend on more files than the one they are cached for.
  { name: 'lint', run: () => runTool('eslint', ['.', '--max-warnings', '0'], capture) },
  { name: 'types', run: () => script('types') },
  { name: 'format', run: () => runTool('prettier', ['--check', '--log-level', 'warn', '.'], capture) },
  { name: 'arrows and cycles', run: () => script('check-arrows') },
  { name: 'templates', run: () => script('lint-templates') },
];
const BUILD: Step = { name: 'build', run: () => script('build') };
const BUILT: Step[] = [
  { name: 'sizes', run: () => script('check-sizes') },
  { name: 'packages', run: () => script('check-packages') },
];
// The ones that a change breaks most easily, in their short form; the others are for `npm run prove`.
const PROMISES = [
  'no-double-booking',
  'live-equals-true',
  'nodes-are-one',
  'sockets-refuse',
  'acknowledged-stays',
];
const prove = () =>
  runNode(
    ['--conditions=session-booking-source', `${root}/server/prove/prove.ts`, '--short', ...PROMISES],
    capture,
  );
const PROVE: Step = {
  name: 'promises',
  async run() {
    const first = await prove();
    if (first.code === 0 || process.env['TEST_SECOND_TRY'] !== '1') return first;
    // As with the tests: told, and tried once more.
    process.stdout.write(`${first.output}FAILED AT FIRST: promises. Once more:\n`);
    return prove();
  },
};
// Shown as they run, not kept: they are long, and their last line is the count.
const TESTS: Step = { name: 'tests', run: () => runNode([`${root}/scripts/test.ts`]) };

// Their figures are worth reading even when they hold.
const SHOWN = [PROVE.name, 'sizes'];

const failed: string[] = [];

async function take({ name, run }: Step): Promise<void> {
  const started = Date.now();
  const { code, output } = await run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${seconds} s  ${name}`);
  if (code !== 0) failed.push(name);
  if (code !== 0 || SHOWN.includes(name)) process.stdout.write(output);
}

async function worker(queue: Iterator<Step> & Iterable<Step>): Promise<void> {
  for (const step of queue) await take(step);
}

const queue = STATIC.values();
await Promise.all([worker(queue), worker(queue)]);
await take(BUILD);
// What an earlier build left would be measured otherwise.
if (!failed.includes(BUILD.name)) for (const step of BUILT) await take(step);
await take(PROVE);
if (process.env['CHECK_SKIP_TESTS'] === '1') {
  console.log('left out    tests: CHECK_SKIP_TESTS=1 says that npm test has just passed');
} else {
  await take(TESTS);
}

console.log(failed.length === 0 ? 'Everything holds.' : `These do not hold: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
