/**
 * Specs are TypeScript run as native ES modules: swc strips the types, nothing is turned into CommonJS.
 * Start it by `npm run jest`, which passes the flag that Jest needs for that.
 */
export default {
  testMatch: ['<rootDir>/spec/**/*.spec.ts'],
  testEnvironment: 'node',
  testTimeout: 30_000,
  // Modules of suites that are done stay in memory: a worker that has much of it is slow, and is replaced.
  workerIdleMemoryLimit: '512MB',
  injectGlobals: false, // specs import what they use from @jest/globals
  clearMocks: true,
  restoreMocks: true,
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' }, // our imports say './x.js' and mean './x.ts'
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      },
    ],
  },
  collectCoverageFrom: ['src/**/*.ts'],
};
