import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

const { CHROME_PATH, PATH = '', LOCALAPPDATA, PROGRAMFILES } = process.env;
const programFilesX86 = process.env['PROGRAMFILES(X86)'];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].flatMap((folder) =>
  folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
);

/** Lists the flags every test browser starts with; `--no-sandbox` because containers and root have no sandbox. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Returns the path of a Chrome or Chromium on this machine that starts, or undefined. */
export function findBrowser(): string | undefined {
  if (CHROME_PATH) {
    if (!existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH names ${CHROME_PATH}, which does not exist.`);
    return CHROME_PATH;
  }
  const onPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const system =
    process.platform === 'win32' ? WINDOWS : [...onPath, ...(process.platform === 'darwin' ? MAC : [])];
  return [...system, playwrightBrowser()].find((path) => path !== undefined && starts(path));
}

/** Returns the path of a Chrome or Chromium, after installing one when there is none; throws one line that says what to do. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  const refusals: string[] = [];
  for (const install of [installByApt, installByPlaywright]) {
    const refusal = install();
    const installed = findBrowser();
    if (installed) return installed;
    refusals.push(refusal);
  }
  throw new Error(
    `No Chrome or Chromium was found or could be installed (${refusals.join('; ')}): install one, or set CHROME_PATH to its program file.`,
  );
}

// A package can leave a stub that only prints how to get the real program, so being there is not enough.
// On Windows `--version` would open a window.
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

// Both installers return why they did not install, for the case that they did not.

function installByApt(): string {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || !runs('apt-get', ['--version'])) return 'apt-get: not on this system';
  if (!isRoot && !runs('sudo', ['-n', 'true'])) return 'apt-get: needs root, or sudo without a password';
  console.error('No Chrome or Chromium found: installing Chromium with apt-get.');
  const as = isRoot ? [] : ['sudo', '-n'];
  const apt = [
    ...as,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-q',
    '-o',
    'DPkg::Lock::Timeout=300',
  ];
  const update = firstError([...apt, 'update']);
  return `apt-get: ${firstError([...apt, 'install', '-y', '--no-install-recommends', 'chromium']) ?? update ?? 'its chromium does not start'}`;
}

function installByPlaywright(): string {
  console.error("No Chrome or Chromium found: installing Chromium with Playwright's installer.");
  const cli = join(playwrightFolder(), 'cli.js');
  const error = firstError([process.execPath, cli, 'install', 'chromium']);
  return `Playwright's installer: ${error ?? 'its Chromium does not start, a system library may be missing'}`;
}

function runs(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function firstError([program = '', ...args]: string[]): string | undefined {
  const { status, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status === 0) return undefined;
  return stderr.split('\n').find((line) => /^(E|Error): /.test(line)) ?? `exit code ${status}`;
}

function playwrightFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
}

function playwrightBrowser(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    // Playwright throws on a platform it has no build for; then there is simply none of its own.
    return undefined;
  }
}

if (import.meta.main) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
