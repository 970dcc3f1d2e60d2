/**
 * Lint rules: typescript-eslint's strict sets, the shape of our files, and the purity of two floors.
 *
 * The core is a deterministic, synchronous machine: time, randomness, I/O and promises reach it
 * through ports alone. The wire turns bytes into values and back, and does nothing else.
 */
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const forbiddenSyntax = [
  { selector: 'TSEnumDeclaration', message: 'No enum: use a union of words or a const object.' },
  { selector: 'Decorator', message: 'No decorators.' },
];

const forbiddenInSrc = [
  ...forbiddenSyntax,
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Export by name.' },
];

const turns = 'The core is synchronous: a turn ends before the next begins.';
const forbiddenInCore = [
  ...forbiddenInSrc,
  { selector: ':function[async=true]', message: turns },
  { selector: 'AwaitExpression', message: turns },
  { selector: 'ForOfStatement[await=true]', message: turns },
  { selector: 'ImportExpression', message: turns },
  { selector: 'TSTypeReference[typeName.name=/^Promise(Like)?$/]', message: turns },
];

const forbid = (message, ...names) => names.map((name) => ({ name, message }));
const impureGlobals = [
  ...forbid('Timers live in src/server.', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'),
  ...forbid('Timers live in src/server.', 'clearTimeout', 'clearInterval', 'clearImmediate'),
  ...forbid('Nothing from outside but through a port.', 'process', 'fetch', 'crypto', 'globalThis', 'global'),
  ...forbid('Logging is done by src/server.', 'console'),
  ...forbid('Time comes through the clock port.', 'performance'),
];
const impureProperties = [
  { object: 'Date', property: 'now', message: 'Time comes through the clock port.' },
  { object: 'Math', property: 'random', message: 'Not deterministic.' },
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    // The scripts and settings around the code: plain JavaScript.
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: { Buffer: 'readonly', URL: 'readonly', console: 'readonly', process: 'readonly' },
    },
  },
  {
    files: ['{src,spec,conformance,bench}/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 15],
      eqeqeq: 'error',
      'max-params': ['error', 4],
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
      '@typescript-eslint/consistent-type-definitions': 'off', // interface and type both have their place
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'off', // bytes[i]! below a checked bound
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-for-of': 'off', // an index costs less than an iterator on the hot path
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...forbiddenInSrc],
    },
  },
  {
    files: ['src/wire/**/*.ts'],
    rules: {
      'max-params': ['error', 5], // bytes, start and end are one thing in three
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': ['error', ...impureProperties],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impureGlobals,
        ...forbid('Time comes through the clock port, as a number of milliseconds.', 'Date'),
        ...forbid(turns, 'Promise'),
      ],
      'no-restricted-properties': ['error', ...impureProperties],
      'no-restricted-syntax': ['error', ...forbiddenInCore],
    },
  },
  {
    files: ['spec/**/*.ts'],
    plugins: { jest },
    settings: { jest: { version: 30 } },
    rules: {
      '@typescript-eslint/require-await': 'off',
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', 'assert', 'assert.*', 'fc.assert'] },
      ],
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/valid-describe-callback': 'error',
      'jest/valid-expect': 'error',
      'jest/valid-title': 'error',
    },
  },
);
