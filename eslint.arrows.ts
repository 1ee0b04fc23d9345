// The arrows of ARCHITECTURE.md as lint rules, so that an editor shows a wrong import at once.
// `.dependency-cruiser.mjs` holds the same over the whole graph, with the cycles.

import type { Linter } from 'eslint';

interface Ban {
  regex: string;
  message: string;
  allowTypeImports?: boolean;
}

const RULE = '@typescript-eslint/no-restricted-imports';
const TESTS = ['**/*.test.ts', '**/test/**'];

/** Bans relative imports of other rooms of the same workspace. */
const rooms = (names: string[], message: string): Ban => ({
  regex: `^\\.{1,2}/(.*/)?(${names.join('|')})(/|\\.ts$)`,
  message,
});
const packages = (names: string[], message: string): Ban => ({
  regex: `^@session-booking/(${names.join('|')})(/|$)`,
  message,
});

const FULL_ZOD = {
  regex: '^zod($|/v3|/v4($|/core)|/locales)',
  message: 'Import { z } from "zod/mini": the full one is three times the size of the whole first view.',
};
const UNSAFE_HTML = { regex: '^lit/directives/unsafe-', message: 'Text from a server is never markup.' };
const TYPES_ONLY = {
  regex: '^@session-booking/sdk/contract$',
  allowTypeImports: true,
  message: 'Only types of the contract: its code belongs to the SDK.',
};

const room = (name: string, files: string[], patterns: Ban[], ignores = TESTS): Linter.Config => ({
  name: `arrows: ${name}`,
  files,
  ignores,
  rules: { [RULE]: ['error', { patterns }] },
});

const SDK = [
  FULL_ZOD,
  packages(['widget', 'server', 'demo', 'sdk'], 'The SDK stands below all other workspaces.'),
];
const WIDGET = [
  FULL_ZOD,
  UNSAFE_HTML,
  packages(['server', 'demo', 'widget'], 'The widget knows the SDK only.'),
];
const SERVER = [
  packages(['widget', 'demo', 'server', 'sdk(?!/contract$)'], 'The server knows the contract only.'),
];
const NO_SDK = packages(
  ['sdk(?!/contract$)'],
  'Ask a controller: elements, state and calendar never call the SDK.',
);

/** Lists the lint blocks, general ones first: a later block replaces an earlier one for the same file. */
export const arrows = [
  room('sdk', ['sdk/src/**/*.ts'], SDK, []),
  room(
    'contract',
    ['sdk/src/contract/**/*.ts'],
    [
      ...SDK,
      { regex: '^(?!\\./|zod/mini$)', message: 'The contract imports zod/mini and itself, nothing else.' },
    ],
  ),
  room(
    'contract requests',
    ['sdk/src/contract/requests/*.ts'],
    [
      ...SDK,
      {
        regex: '^(?!\\./|\\.\\./[^/.]+\\.ts$|zod/mini$)',
        message: 'The contract imports zod/mini and itself, nothing else.',
      },
    ],
  ),
  room('widget', ['widget/src/**/*.{ts,tsx}'], WIDGET, []),
  room(
    'controllers',
    ['widget/src/controllers/**/*.ts'],
    [...WIDGET, rooms(['elements', 'session-booking'], 'Controllers stand beside elements.')],
  ),
  room(
    'elements',
    ['widget/src/elements/**/*.ts'],
    [
      ...WIDGET,
      NO_SDK,
      TYPES_ONLY,
      rooms(
        ['controllers', 'session-booking', 'define'],
        'Elements send requests up; they know no controller.',
      ),
    ],
  ),
  room(
    'state and calendar',
    ['widget/src/{state,calendar}/**/*.ts'],
    [
      ...WIDGET,
      NO_SDK,
      TYPES_ONLY,
      rooms(
        ['controllers', 'elements', 'session-booking', 'define'],
        'State and calendar know only the types of the contract.',
      ),
      { regex: '^lit', message: 'State and calendar render nothing.' },
    ],
  ),
  room('server', ['server/src/**/*.ts'], SERVER),
  room(
    'http, realtime, jobs',
    ['server/src/{realtime,jobs}/**/*.ts'],
    [...SERVER, rooms(['http'], 'Sockets and jobs do not know HTTP routes.')],
  ),
  room(
    'commands, log',
    ['server/src/{commands,log}/**/*.ts'],
    [...SERVER, rooms(['http', 'realtime', 'jobs'], 'Commands and log do not know who asks.')],
  ),
  room(
    'store',
    ['server/src/store/**/*.ts'],
    [
      ...SERVER,
      rooms(['http', 'realtime', 'jobs', 'commands', 'log'], 'The store does not know why it stores.'),
    ],
  ),
  room(
    'domain',
    ['server/src/domain/**/*.ts'],
    [
      ...SERVER,
      rooms(
        ['http', 'realtime', 'jobs', 'commands', 'log', 'store', 'auth', 'limits', 'config', 'app', 'main'],
        'The domain decides without I/O.',
      ),
      {
        regex: '^(?!\\.|@session-booking/sdk/contract$)',
        message: 'The domain imports itself and the contract, nothing else.',
      },
    ],
  ),
  room(
    'demo',
    ['demo/src/**/*.{ts,tsx}'],
    [FULL_ZOD, packages(['server'], 'The demo speaks to the server over HTTP.')],
  ),
];
