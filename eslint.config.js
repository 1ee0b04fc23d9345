import jsdoc from 'eslint-plugin-jsdoc';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as litA11y } from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as ts } from 'typescript-eslint';

import { arrows } from './eslint.arrows.ts';

const TESTS = ['**/*.test.ts', 'widget/src/test/**', 'server/test/**', 'demo/e2e/**'];

const AS_UNKNOWN = {
  selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
  message: 'A cast through unknown hides a wrong type: parse the value, or give it its type.',
};
const DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const CLOCK = [
  { object: 'Date', property: 'now', message: 'Take `now` as an argument.' },
  { object: 'Math', property: 'random', message: 'Take the random value as an argument.' },
];
const NEW_DATE = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'Take `now` as an argument.',
};
const IMPURE = [
  'process',
  'fetch',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'localStorage',
  'document',
  'window',
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '.data/', '**/custom-elements.json', 'demo/public/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [ts.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // Async without await is how a function of a promised type throws by rejecting.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': ['error', AS_UNKNOWN, DEFAULT_EXPORT],
      eqeqeq: 'error',
    },
  },
  {
    name: 'every export says what it is for',
    files: ['{sdk,widget,server,demo}/src/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    ignores: TESTS,
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          enableFixer: false,
          require: {
            ClassDeclaration: true,
            FunctionDeclaration: true,
            FunctionExpression: false,
          },
          contexts: [
            'ExportNamedDeclaration > VariableDeclaration',
            'ExportNamedDeclaration > TSInterfaceDeclaration',
            'ExportNamedDeclaration > TSTypeAliasDeclaration',
          ],
        },
      ],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    name: 'libraries and server do not print',
    files: ['{sdk,widget,server}/src/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'only the server knows time zones',
    files: ['{sdk,widget,demo}/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Temporal', message: 'Not in every browser: the server reckons wall time.' },
      ],
    },
  },
  {
    name: 'domain and state decide without I/O',
    files: ['server/src/domain/**/*.ts', 'widget/src/{state,calendar}/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-properties': ['error', ...CLOCK],
      'no-restricted-syntax': ['error', AS_UNKNOWN, DEFAULT_EXPORT, NEW_DATE],
      'no-restricted-globals': ['error', 'Temporal', ...IMPURE],
    },
  },
  {
    name: 'wall-time is the one use of Temporal',
    files: ['server/src/domain/wall-time.ts'],
    rules: { 'no-restricted-globals': ['error', ...IMPURE] },
  },
  {
    name: 'elements',
    files: ['widget/src/**/*.{ts,tsx}', 'demo/src/**/*.{ts,tsx}'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.recommended],
    settings: { litHtmlSources: true },
    // A list without bullets is no list to Safari unless it says so.
    rules: { 'lit-a11y/no-redundant-role': 'off' },
  },
  ...arrows,
  {
    name: 'tests',
    files: TESTS,
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
            // Its types promise a Promise; it throws at once.
            { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': [
        'error',
        { property: 'waitForTimeout', message: 'Wait for the thing, not for a time.' },
      ],
      'wc/guard-super-call': 'off',
    },
  },
  {
    name: 'tools demand a default export of their configuration',
    files: ['**/*.config.{ts,js,mjs}', '.*.mjs', 'scripts/node-totals.ts'],
    rules: { 'no-restricted-syntax': ['error', AS_UNKNOWN] },
  },
);
