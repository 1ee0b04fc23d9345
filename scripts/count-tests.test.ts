import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { countTests, type RunFiles } from './count-tests.ts';
import { runNode } from './tool.ts';

describe('counting what test files did', () => {
  const folder = mkdtempSync(join(tmpdir(), 'session-booking-count-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  function testFile(name: string, body: string): string {
    const path = join(folder, `${name}.test.mjs`);
    writeFileSync(
      path,
      `import { existsSync, writeFileSync } from 'node:fs'; import test from 'node:test'; ${body}`,
    );
    return path;
  }

  const runs: string[][] = [];
  const run: RunFiles = async (files, linesFile) => {
    runs.push(files);
    const args = [
      '--test',
      '--test-reporter=./scripts/node-totals.ts',
      `--test-reporter-destination=${linesFile}`,
    ];
    // A test that starts tests is otherwise taken for one of theirs.
    const { code } = await runNode([...args, ...files], { env: { NODE_TEST_CONTEXT: undefined } });
    return { code };
  };

  const good = testFile('good', 'test("a", () => {}); test.skip("b", () => {});');
  const bad = testFile('bad', 'test("a", () => {}); test("b", () => { throw new Error("Wrong."); });');
  const broken = testFile('broken', 'throw new Error("It does not load.");');
  const late = testFile('late', 'test("a", () => {}); process.on("exit", () => { process.exitCode = 3; });');
  const mark = JSON.stringify(join(folder, 'tried'));
  const unsteady = testFile(
    'unsteady',
    `test('a', () => { if (!existsSync(${mark})) { writeFileSync(${mark}, ''); throw new Error('At first.'); } });`,
  );

  test('adds up what passed, failed and was skipped', async () => {
    assert.deepEqual(await countTests([good, bad], run, false), { passed: 2, failed: 1, skipped: 1 });
  });

  test('counts a file that does not load, and one that ends badly, as a failure', async () => {
    assert.deepEqual(await countTests([good, broken, late], run, false), {
      passed: 2,
      failed: 2,
      skipped: 1,
    });
  });

  test('runs only what failed once more, says so, and what fails again has failed', async (context) => {
    const said = context.mock.method(console, 'log', () => undefined);
    runs.length = 0;
    assert.deepEqual(await countTests([good, bad, unsteady], run, true), {
      passed: 3,
      failed: 1,
      skipped: 1,
    });
    assert.deepEqual(runs, [
      [good, bad, unsteady],
      [bad, unsteady],
    ]);
    assert.deepEqual(
      said.mock.calls.map(({ arguments: [line] }) => line as string),
      [
        `\nFAILED AT FIRST: ${bad}, ${unsteady}. Once more, by itself:`,
        `PASSED AT THE SECOND TRY: ${unsteady}`,
      ],
    );
  });

  test('refuses to pass a suite without files or tests', async () => {
    await assert.rejects(countTests([], run, false), /No test files/);
    await assert.rejects(
      countTests([testFile('left-out', 'test.skip("a", () => {});')], run, false),
      /ran no test/,
    );
  });
});
